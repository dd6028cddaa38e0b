import { startTestServer, type TestServer } from '../../../test/start-test-server';
import { createAccounts, type AccountsFeature } from '../accounts';
import { createMessages, type MessagesFeature } from './index';

jest.setTimeout(60_000);

let server: TestServer;
let accounts: AccountsFeature;
let messages: MessagesFeature;
let aheadMs = 0;
const clock = { now: () => new Date(Date.now() + aheadMs) };

interface Person {
  readonly id: string;
  readonly email: string;
  /** Made anew for each call: the clock of these tests jumps. */
  token(): string;
}
let made = 0;
async function person(displayName: string, roles: ('member' | 'support')[] = ['member']): Promise<Person> {
  made += 1;
  const email = `writer${made}@example.org`;
  const [id = ''] = await accounts.seedAccounts([{ email, displayName, locale: made % 2 === 0 ? 'en' : 'fr', roles }]);
  return { id, email, token: () => server.context.tokens.issue({ accountId: id, sessionId: `ses_${id}`, roles, locale: 'fr' }) };
}

const open = (bookingId: string, participants: Person[]) =>
  server.context.transaction((session) => messages.openConversation({ bookingId, participants: participants.map(({ id }) => id) }, session));

// A test reads whatever came; the contract holds the types.
async function call(conversationId: string, who: Person, { body, query = '', language = 'fr' }: { body?: object; query?: string; language?: string } = {}): Promise<{ status: number; body: any }> { // eslint-disable-line @typescript-eslint/no-explicit-any
  const response = await fetch(`${server.url}/api/conversations/${conversationId}/messages${query}`, {
    method: body ? 'POST' : 'GET',
    headers: { Authorization: `Bearer ${who.token()}`, 'Accept-Language': language, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: await response.json() };
}
const send = (conversationId: string, who: Person, text: string, clientId = `client-${(made += 1)}`) => call(conversationId, who, { body: { clientId, text } });

const eventsOf = (id: string) => server.context.events.repository.ofSubject(id);
const mailsTo = async ({ email }: Person) => (await server.context.mail.kept(1000)).filter(({ to }) => to === email);
const mailAll = async (id: string) => {
  for (const event of await eventsOf(id)) await server.context.effects.runNow(event.id, 'messages.mail-the-others');
};

beforeAll(async () => {
  server = await startTestServer({
    clock,
    features: (context) => {
      accounts = createAccounts(context);
      messages = createMessages(context, accounts);
      return [accounts, messages];
    },
  });
});
afterAll(() => server.stop());

describe('a conversation', () => {
  it('is read by both sides, oldest message first, and each knows which are theirs', async () => {
    const [renter, owner] = [await person('Camille'), await person('Dominique')];
    const id = await open('bkg_1', [renter, owner]);
    expect((await send(id, renter, 'Bonjour, la rampe est-elle manuelle ?')).status).toBe(201);
    aheadMs += 1000;
    await send(id, owner, 'Oui,\net légère.');
    const seen = (await call(id, renter)).body;
    expect(seen.items.map(({ author, mine, text }: { author: { displayName: string }; mine: boolean; text: string }) => [author.displayName, mine, text])).toEqual([
      ['Camille', true, 'Bonjour, la rampe est-elle manuelle ?'],
      ['Dominique', false, 'Oui,\net légère.'],
    ]);
    expect(seen.nextCursor).toBeUndefined();
  });

  it('is not there for anybody else, but staff read it and write in it', async () => {
    const [renter, owner, stranger, support] = [await person('A'), await person('B'), await person('C'), await person('D', ['member', 'support'])];
    const id = await open('bkg_2', [renter, owner]);
    for (const refused of [await call(id, stranger), await send(id, stranger, 'Hello'), await call('cnv_nothing', renter)]) {
      expect([refused.status, refused.body.code]).toEqual([404, 'conversations.not_found']);
    }
    expect((await send(id, support, 'Le support est là.')).status).toBe(201);
    expect((await call(id, owner)).body.items).toHaveLength(1);
  });

  it('is announced to its participants, with ids only', async () => {
    const [renter, owner] = [await person('A'), await person('B')];
    const id = await open('bkg_3', [renter, owner]);
    const { body } = await send(id, renter, 'Bonjour');
    const [event] = await eventsOf(id);
    expect(event).toMatchObject({ type: 'messages.sent', by: `member:${renter.id}`, audience: [renter.id, owner.id], data: { messageId: body.id, authorId: renter.id } });
    expect(JSON.stringify(event)).not.toContain('Bonjour');
  });

  it('comes in pages, the newest first, with nothing twice and nothing missing', async () => {
    const [renter, owner] = [await person('A'), await person('B')];
    const id = await open('bkg_4', [renter, owner]);
    const at = clock.now();
    // All at one instant: the order must hold all the same.
    await messages.seedMessages(id, Array.from({ length: 120 }, (_, n) => ({ authorId: renter.id, text: `n° ${n}`, at })));
    const pages: string[][] = [];
    let query = '';
    do {
      const { items, nextCursor } = (await call(id, owner, { query })).body;
      pages.push(items.map((item: { id: string }) => item.id));
      query = nextCursor ? `?cursor=${encodeURIComponent(nextCursor)}` : '';
    } while (query);
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
    const all = pages.reverse().flat();
    expect(new Set(all).size).toBe(120);
    expect(all).toEqual([...all].sort());
  });
});

describe('sending', () => {
  it('makes one message of the same clientId, in turn and at the same moment', async () => {
    const [renter, owner] = [await person('A'), await person('B')];
    const id = await open('bkg_5', [renter, owner]);
    const sent = await Promise.all([1, 2, 3].map(() => send(id, renter, 'Une fois', 'client-once')));
    sent.push(await send(id, renter, 'Une fois', 'client-once'));
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1);
    expect((await send(id, owner, 'Moi aussi', 'client-once')).body.id).not.toBe(sent[0]?.body.id);
    expect((await call(id, owner)).body.items).toHaveLength(2);
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it('says which field is wrong', async () => {
    const [renter, owner] = [await person('A'), await person('B')];
    const id = await open('bkg_6', [renter, owner]);
    const refused = await call(id, renter, { body: { clientId: 'short', text: '   ' } });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual(['clientId', 'text']);
    const cursor = await call(id, renter, { query: '?cursor=nonsense' });
    expect([cursor.status, cursor.body.errors[0].path]).toEqual([422, 'cursor']);
  });
});

describe('the mail about messages', () => {
  it('goes to the other side only, without the text, once in a quarter of an hour', async () => {
    const [renter, owner] = [await person('A'), await person('B')];
    const id = await open('bkg_7', [renter, owner]);
    await send(id, renter, 'Secret');
    await mailAll(id);
    aheadMs += 14 * 60_000;
    await send(id, renter, 'Secret aussi');
    await mailAll(id);
    const [mail, ...more] = await mailsTo(owner);
    expect(more).toHaveLength(0);
    expect(mail?.text).toContain(`${server.url}/bookings/bkg_7`);
    expect(mail?.text).not.toContain('Secret');
    expect(await mailsTo(renter)).toHaveLength(0);

    aheadMs += 2 * 60_000;
    await send(id, renter, 'Toujours là');
    await mailAll(id);
    expect(await mailsTo(owner)).toHaveLength(2);
  });
});
