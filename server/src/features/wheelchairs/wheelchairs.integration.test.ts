import { randomBytes } from 'node:crypto';
import { wheelchairsContract } from '@passerelle/shared/wheelchairs/contract';
import type { Locale } from '@passerelle/shared/locale';
import { apiClient, type ApiClient } from '../../../test/api-client';
import { startTestServer, type TestServer } from '../../../test/start-test-server';
import { createWheelchairs } from '.';

const { get, keep, forget } = wheelchairsContract.routes;

/** Numbers that stand nowhere else. */
const wheelchair = { propulsion: 'powered', width: 667, length: 1103, height: 1327, occupiedMass: 91.237, crashTested: 'yes' } as const;
const driver = { licenceCodes: ['10.02', '25.04'], controls: ['hand_brake' as const] };
const measures = { consent: true as const, items: [{ name: 'Papa', wheelchair }], driver };

let server: TestServer;
let people = 0;

beforeAll(async () => {
  server = await startTestServer({ features: (context) => [createWheelchairs(context)] });
}, 60_000);
afterAll(() => server.stop());

function somebody(locale: Locale = 'fr'): ApiClient & { readonly id: string } {
  const id = `usr_${(people += 1)}`;
  const token = () => server.context.tokens.issue({ accountId: id, sessionId: `ses_${id}`, roles: ['member'], locale });
  return { id, ...apiClient(server.url, { token, locale }) };
}

const everythingStored = async (): Promise<string> => {
  const { connection } = server.context.database;
  const names = (await connection.listCollections()).map(({ name }) => name);
  const parts = await Promise.all(names.map((name) => connection.collection(name).find().toArray()));
  return JSON.stringify(parts);
};

describe('keeping wheelchairs in the account', () => {
  it('gives back what was kept, with the day of the consent', async () => {
    const person = somebody();
    expect(await person.ok(get, {})).toEqual({ version: 0, items: [] });
    const { version, consentAt } = await person.ok(keep, { body: { version: 0, ...measures } });
    expect(version).toBe(1);
    expect(await person.ok(get, {})).toEqual({ version: 1, consentAt, items: measures.items, driver });
  });

  it('writes no measure, no name and no code in clear, anywhere in the database', async () => {
    const person = somebody();
    await person.ok(keep, { body: { version: 0, ...measures } });
    const stored = await everythingStored();
    expect(stored).toContain(person.id);
    // With what stands before them in JSON, so that no id or sealed text holds one by chance.
    const secrets = [':667', ':1103', ':1327', '91.237', '"powered', '"Papa', '"10.02', 'hand_brake'];
    expect(secrets.filter((secret) => stored.includes(secret))).toEqual([]);
  });

  it('leaves no event: that somebody keeps a wheelchair says enough', async () => {
    const person = somebody();
    await person.ok(keep, { body: { version: 0, ...measures } });
    await person.ok(forget, {});
    expect(await server.context.events.repository.ofSubject(person.id)).toEqual([]);
  });

  it.each([
    ['left out', undefined],
    ['refused', false],
  ])('refuses where the consent is %s, and keeps nothing', async (_how, consent) => {
    const person = somebody();
    const refusal = await person.refused(keep, { body: { version: 0, ...measures, consent } });
    expect(refusal).toMatchObject({ status: 422, code: 'request.invalid', errors: [{ path: 'consent' }] });
    expect(await person.ok(get, {})).toEqual({ version: 0, items: [] });
  });

  it.each<[string, Locale, object, string, string, RegExp]>([
    ['64, which are centimetres', 'fr', { width: 64 }, 'items.0.wheelchair.width', 'fit.looks_like_cm', /centimètres/],
    ['64, which are centimetres', 'en', { width: 64 }, 'items.0.wheelchair.width', 'fit.looks_like_cm', /centimetres/],
    ['5 mm', 'en', { width: 5 }, 'items.0.wheelchair.width', 'fit.too_small', /smaller/],
    ['5 m', 'en', { length: 5_000 }, 'items.0.wheelchair.length', 'fit.too_large', /larger/],
  ])('asks again about %s (%s)', async (_what, locale, change, path, code, sentence) => {
    const items = [{ name: 'Papa', wheelchair: { ...wheelchair, ...change } }];
    const { status, errors } = await somebody(locale).refused(keep, { body: { consent: true, version: 0, items } });
    expect(status).toBe(422);
    expect(errors).toMatchObject([{ path, code, message: expect.stringMatching(sentence) }]);
  });

  it('lets one of two devices win that changed the same version, and tells the other', async () => {
    const person = somebody();
    for (const version of [0, 1]) {
      const names = ['le téléphone', 'la tablette'];
      const answers = await Promise.all(names.map((name) => person.send(keep.method, keep.path, { consent: true, version, items: [{ name, wheelchair }] }, { 'Content-Type': 'application/json' })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('wheelchairs.version_conflict');
      expect((await person.ok(get, {})).version).toBe(version + 1);
    }
  });

  it('refuses a device that last saw what was forgotten since', async () => {
    const person = somebody();
    await person.ok(keep, { body: { version: 0, ...measures } });
    await person.ok(forget, {});
    expect((await person.refused(keep, { body: { version: 1, ...measures } })).code).toBe('wheelchairs.version_conflict');
  });

  it('shows an account nothing of another', async () => {
    await somebody().ok(keep, { body: { version: 0, ...measures } });
    expect(await somebody().ok(get, {})).toEqual({ version: 0, items: [] });
    expect((await apiClient(server.url).refused(get, {})).code).toBe('auth.required');
  });

  it('forgets everything with one call, however often it is made', async () => {
    const person = somebody();
    await person.ok(keep, { body: { version: 0, ...measures } });
    await person.ok(forget, {});
    await person.ok(forget, {});
    expect(await person.ok(get, {})).toEqual({ version: 0, items: [] });
    expect(await everythingStored()).not.toContain(person.id);
  });

  it('counts what cannot be opened as nothing, and lets it be kept anew', async () => {
    const person = somebody();
    await person.ok(keep, { body: { version: 0, ...measures } });
    const sealed = randomBytes(80).toString('base64url');
    await server.context.database.connection.model('KeptWheelchairs').updateOne({ _id: person.id }, { $set: { sealed } });
    expect(await person.ok(get, {})).toEqual({ version: 1, items: [] });
    await person.ok(keep, { body: { version: 1, ...measures } });
    expect((await person.ok(get, {})).items).toEqual(measures.items);
  });
});
