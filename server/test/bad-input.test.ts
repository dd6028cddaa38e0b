import fc from 'fast-check';
import { problemSchema } from '@passerelle/shared/problem';
import type { Account } from './product';
import { startProduct, type TestProduct } from './product';
import { eventually } from './eventually';
import { asSchema, changedAt, placesIn, sampleOf } from './schema-sample';
import { aListing } from '../src/features/vehicles/vehicle-fixtures';
import { aConfirmedBooking, anOwnerWithCar, daysFromNow, distinctiveChair, quoteFor, type Situation } from './situations';

jest.setTimeout(120_000);

/** The same requests every time. */
const seed = 20_261_122;
const bodiesPerOperation = 20;
const addressesPerOperation = 10;

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Readonly<Record<string, unknown>> }[];
  readonly body: Readonly<Record<string, unknown>> | null;
}

interface Attempt {
  readonly address: string;
  /** `party` is the renter of the booking that is asked about; `member` has nothing to do with it. */
  readonly as: 'nobody' | 'member' | 'party' | 'staff';
  readonly body: string | Buffer | undefined;
  readonly headers: Record<string, string>;
}

let product: TestProduct;
let situation: Situation;
let callers: Record<Attempt['as'], Pick<Account, 'send'>>;
let known: Record<string, string>;
let operations: Operation[];

beforeAll(async () => {
  product = await startProduct();
  situation = await aConfirmedBooking(product);
  const { owner: member, carId: ownCar } = await anOwnerWithCar(product);
  callers = { nobody: product.nobody, member, party: situation.renter, staff: await product.account({ roles: ['member', 'support'] }) };
  const { quoteId } = await quoteFor(product.nobody, situation.carId, daysFromNow(product, 60));
  known = { bookingId: situation.booking.id, vehicleId: situation.carId, ownCar, conversationId: situation.booking.conversationId, quoteId, blockId: 'blk_unknown', name: 'accept' };
  operations = await readOperations();
});
afterAll(() => product.stop());

async function readOperations(): Promise<Operation[]> {
  const { body: document } = await product.nobody.send('GET', '/api/openapi.json');
  return Object.entries(asSchema(document.paths)).flatMap(([path, methods]) =>
    Object.entries(asSchema(methods)).map(([method, operation]) => {
      const { operationId, parameters, requestBody } = asSchema(operation);
      // Of a body that is no JSON there is no schema to spoil: it gets what no route takes.
      const { schema } = asSchema(asSchema(asSchema(requestBody).content)['application/json']);
      return { id: String(operationId), method: method.toUpperCase(), path, parameters: parameters as Operation['parameters'], body: schema ? asSchema(schema) : null };
    }),
  );
}

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const words = [
  '', ' ', 'x'.repeat(300), 'x'.repeat(20_000), '\u0000', 'a\u0000b', 'bell \u0007', '\ud800', 'x\udfff', '\u202e', '💶'.repeat(40), '__proto__', 'constructor', 'toString', '$where', 'NaN', 'Infinity', '-0', '1e999', '0x10',
  'null', 'undefined', '2027-02-30T00:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2027-06-10T08:00:00+02:00', '2027-06-10', "' OR 1=1", '<script>', '../../etc/passwd', 'bkg_00000000000000000000000000', 'usr_x', 'zzzzzzzzzzz.x', 'zzzzzzzzz.bkg_x', 'zzzzzzzzzzz', 'WzFd', 'a,b',
];
const values: unknown[] = [
  ...words, null, true, false, 0, -1, 1.5, 1e308, -1e308, Number.MAX_SAFE_INTEGER + 2, 2 ** 53 * 4, 1e-320, [], {}, [[]], [null], { $gt: '' }, { $ne: null }, { length: 3 }, { amount: 1 },
  JSON.parse('{"__proto__":{"roles":["administrator"]}}'), JSON.parse('{"constructor":{"prototype":{"roles":["administrator"]}}}'), JSON.parse(deep(500)), Array.from({ length: 500 }, () => 'x'),
];
const rawBodies: (string | Buffer)[] = [
  '', '{', 'nonsense', 'null', '[]', '7', '"text"', '{"version":1e999}', '\ufeff{}', deep(20_000), `{"a":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`, JSON.stringify({ padding: 'x'.repeat(100_000) }), Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), '{"version":0,"version":"twice"}',
];
const headers = fc.record(
  {
    'Idempotency-Key': fc.constantFrom('short', 'with a space in it', 'x'.repeat(201), 'é'.repeat(20), 'a-key-of-good-form', '__proto__'),
    'Accept-Language': fc.constantFrom('*', 'x'.repeat(2_000), 'fr;q=nonsense', '__proto__'),
    Cookie: fc.constantFrom('refresh=%E0%A4%A', 'refresh=nonsense', '__proto__=1; refresh=', 'x'.repeat(3_000)),
    'Content-Type': fc.constantFrom('text/plain', 'application/json; charset=latin1', 'application/json;;', 'nonsense'),
  },
  { requiredKeys: [] },
);
const who = fc.constantFrom<Attempt['as']>('nobody', 'member', 'member', 'party', 'party', 'staff');

/** With everything that may be said of a chair. */
const knownChair = { ...distinctiveChair, helperMass: 75, headBow: 40, ratedGrade: 10, dockingPin: 'no', precision: { width: 5 } };

const goodBody = (schema: Readonly<Record<string, unknown>>): unknown =>
  sampleOf(schema, {
    ...known,
    version: situation.booking.version,
    email: 'stranger@example.org',
    photos: (['front', 'rear', 'left', 'dashboard'] as const).map((view) => ({ id: `pho_${view}`, view })),
    code: '123456',
    wheelchair: knownChair,
    wheelchairs: [knownChair],
    accessibility: { ...aListing.accessibility, driver: undefined },
    pricing: { ...aListing.pricing, kmPerDay: 200 },
    perKm: { amount: 60, currency: 'EUR' },
    licenceCodes: ['78'],
    // Beside `near`, or of another question, they would be refused; they are spoilt all the same.
    bounds: undefined,
    cursor: undefined,
  });

/** Mostly good bodies with one or two wrong places; sometimes anything at all. */
function bodies(schema: Operation['body']): fc.Arbitrary<string | Buffer | undefined> {
  if (!schema) return fc.constantFrom(undefined, '{"unexpected":true}', '{');
  const good = goodBody(schema);
  const change = fc.record({ place: fc.constantFrom(...placesIn(good)), value: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: fc.jsonValue() }), how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'wrap') });
  const spoilt = fc.array(change, { minLength: 1, maxLength: 2 }).map((changes) =>
    JSON.stringify(changes.reduce<unknown>((body, { place, value, how }) => changedAt(body, place, (old) => (how === 'remove' ? 'gone' : { is: how === 'wrap' ? [old] : value })), good)) ?? '',
  );
  // Good in form, of things that are not there, not theirs, used up, or no longer as they were.
  const elsewhere = placesIn(good).filter((place) => /Id$|^version$/.test(String(place.at(-1))));
  const astray = fc.tuple(fc.constantFrom(...elsewhere, ['nowhere']), fc.constantFrom<unknown>('quo_00000000000000000000000000', 'bkg_x', '__proto__', 'a-client-id-of-mine', 0, 1, 999)).map(([place, value]) => JSON.stringify(changedAt(good, place, () => ({ is: value }))));
  return fc.oneof({ weight: 3, arbitrary: astray }, { weight: 6, arbitrary: spoilt }, { weight: 1, arbitrary: fc.constantFrom(...rawBodies) }, { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) });
}

function addresses({ path, parameters }: Operation): fc.Arbitrary<string> {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const segment = (name: string) => fc.oneof({ weight: 3, arbitrary: fc.constantFrom(known[name] ?? 'x', name === 'vehicleId' ? (known.ownCar ?? 'x') : (known[name] ?? 'x')) }, { weight: 2, arbitrary: fc.constantFrom(...words.filter((word) => word.length < 4_000 && !/\p{Cs}/u.test(word)).map(encodeURIComponent), '%E0%A4%A', '%00', '..%2f..', '%ff') });
  const question = inQuery.map(({ name, schema }) => fc.option(fc.oneof(fc.constant(String(sampleOf(schema, known, name))), fc.constantFrom(...words).filter((word) => word.length < 4_000)).map((value) => [name, value] as const), { nil: null }));
  const extra = fc.constantFrom('', '', '', 'limit=1&limit=2', 'cursor[]=x', '__proto__[x]=1', '%E0%A4%A', 'q=%ff', '&&==');
  return fc.tuple(fc.tuple(...inPath.map(({ name }) => segment(name))), fc.tuple(...question), extra).map(([segments, asked, more]) => {
    const filled = inPath.reduce((text, { name }, index) => text.replace(`{${name}}`, segments[index] || '%20'), path);
    const query = new URLSearchParams(asked.flatMap((pair) => (pair ? [[...pair] as [string, string]] : []))).toString();
    return [filled, [query, more].filter(Boolean).join('&')].filter(Boolean).join('?');
  });
}

function attemptsOn(operation: Operation): Attempt[] {
  const good = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => known[name] ?? 'x');
  const attempt = (address: fc.Arbitrary<string>, body: Attempt['body'] | fc.Arbitrary<Attempt['body']>) =>
    fc.record({ address, as: who, body: body instanceof Object && 'generate' in body ? body : fc.constant(body), headers: fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: headers }) }) as fc.Arbitrary<Attempt>;
  // Every word in every place of a question: a list's cursor takes only very particular ones.
  const questions = operation.parameters.filter((parameter) => parameter.in === 'query').flatMap(({ name }) =>
    words.filter((word) => word.length < 4_000).map((word): Attempt => ({ address: `${good}?${new URLSearchParams({ ...(operation.id === 'vehicles.availability' ? { from: '2027-06-10T08:00:00Z', to: '2027-06-12T08:00:00Z' } : {}), [name]: word })}`, as: operation.id.startsWith('cases') ? 'staff' : 'party', body: undefined, headers: {} })),
  );
  return [
    ...questions,
    ...(operation.method === 'GET' ? [] : fc.sample(attempt(fc.constant(good), bodies(operation.body)), { seed, numRuns: operation.body ? bodiesPerOperation : 6 })),
    ...fc.sample(attempt(addresses(operation), operation.method === 'GET' ? undefined : bodies(operation.body)), { seed: seed + 1, numRuns: operation.parameters.length > 0 ? addressesPerOperation : 6 }),
  ];
}

const faults: string[] = [];

/** Sends it, and notes what is not as promised. Gives the status. */
async function send(operation: Operation, { address, as, body, headers: extra }: Attempt): Promise<number> {
  const sent = Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, Buffer.from(value, 'utf8').toString('latin1')]));
  const answer = await callers[as].send(operation.method, address, body === '' ? undefined : body, sent);
  if (answer.status < 400) return answer.status;
  const told = problemSchema.safeParse(answer.body);
  const asPromised = answer.type.startsWith('application/problem+json') && told.success && told.data.status === answer.status && told.data.requestId === answer.headers.get('x-request-id');
  if (!asPromised || (answer.status >= 500 && answer.status !== 503)) {
    faults.push(`${operation.id} as ${as}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)} for ${operation.method} ${address.slice(0, 200)} ${JSON.stringify(sent).slice(0, 200)} ${String(body).slice(0, 400)}`);
  }
  return answer.status;
}

async function each<T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...list];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}

/** Counters of attempts and what time does by itself: not what a caller wrote. */
const notCompared = ['audit', 'rate_limits', 'sessions', 'sign_in_attempts', 'payments'];

async function contents(): Promise<Record<string, string>> {
  const { connection } = product.context.database;
  const found: Record<string, string> = {};
  for (const { name } of await connection.listCollections()) if (!notCompared.includes(name)) found[name] = JSON.stringify(await connection.collection(name).find().sort({ _id: 1 }).toArray());
  return found;
}

const settled = () => eventually(async () => (await product.context.database.connection.collection('effects').countDocuments({ doneAt: null })) === 0);

it('the bodies that are spoilt are good ones before: every route takes its own', async () => {
  expect(operations.length).toBeGreaterThan(30);
  const wrong: string[] = [];
  for (const operation of operations) {
    if (!operation.body) continue;
    const address = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => known[name] ?? 'x');
    const { status, body } = await situation.renter.send(operation.method, address, goodBody(operation.body) as object);
    if (status === 422) wrong.push(`${operation.id}: ${JSON.stringify(body.errors)}`);
  }
  expect(wrong).toEqual([]);
});

it('no bad request breaks a route, every refusal is a problem that says its code, and what is refused writes nothing', async () => {
  let sent = 0;
  const refusedByOperation = new Map<string, number>();
  for (const operation of operations) {
    const refused: Attempt[] = [];
    let refusals = 0;
    await each(attemptsOn(operation), async (attempt) => {
      sent += 1;
      const status = await send(operation, attempt);
      if (status >= 400) refusals += 1;
      // Who is turned away at the door is not worth asking twice.
      if (status >= 400 && status !== 401) refused.push(attempt);
    });
    refusedByOperation.set(operation.id, refusals);
    await settled();
    // What was taken has had its say; now only what was refused, again and again until nothing of it is taken.
    for (let left = refused, rounds = 0; ; rounds += 1) {
      const before = await contents();
      const again: Attempt[] = [];
      await each(left, async (attempt) => {
        if ((await send(operation, attempt)) >= 400) again.push(attempt);
      });
      await settled();
      if (again.length === left.length) {
        const after = await contents();
        for (const name of Object.keys(after)) if (after[name] !== before[name]) faults.push(`${operation.id} was refused and changed ${name}`);
        break;
      }
      if (rounds === 3) throw new Error(`${operation.id} takes what it refused`);
      left = again;
    }
  }
  expect(faults).toEqual([]);
  expect(sent).toBeGreaterThan(600);
  // Only routes that take no input at all, and some that read, refuse nothing.
  expect([...refusedByOperation].filter(([, count]) => count === 0).map(([id]) => id).filter((id) => !/^(health|accounts\.(demoAccounts|signOut)|agreements\.style)/.test(id))).toEqual([]);
});
