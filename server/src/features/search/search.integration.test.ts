import { startTestServer, type TestServer } from '../../../test/start-test-server';
import { createGeo, distanceKm } from '../geo';
import { createVehicles, type VehiclesFeature } from '../vehicles';
import { aListing, callerOf, everybody, manualChair, publishedCar, wideChair, type Caller } from '../vehicles/vehicle-fixtures';
import { createSearch } from '.';

const near = { ...aListing.location };
const june = { from: '2027-06-10T08:00:00Z', to: '2027-06-12T08:00:00Z' };
const clock = { now: () => new Date('2026-11-22T10:00:00Z') };

let server: TestServer;
let vehicles: VehiclesFeature;
let owner: Caller;
let nobody: Caller;

beforeAll(async () => {
  server = await startTestServer({
    clock,
    features: (context) => {
      const geo = createGeo(context);
      vehicles = createVehicles(context, { geo, ...everybody });
      return [vehicles, createSearch(context, { vehicles, geo })];
    },
  });
  owner = callerOf(server, 'usr_owner');
  nobody = callerOf(server, null);
}, 60_000);

afterAll(() => server.stop());

const search = async (asked: object = {}) => (await nobody.call('POST', '/api/search', { near, ...asked })).body;
const idsIn = async (asked?: object): Promise<string[]> => (await search(asked)).items.map((item: { vehicleId: string }) => item.vehicleId);

/** How long until the search says so; fails after a second. */
async function within1s(check: () => Promise<boolean>): Promise<void> {
  const start = Date.now();
  while (!(await check())) {
    if (Date.now() - start > 1_000) throw new Error('search did not follow within a second');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a car in search', () => {
  it('appears within a second of its publication, follows its changes, and goes when it is hidden', async () => {
    const id = await publishedCar(owner);
    await within1s(async () => (await idsIn()).includes(id));
    const { items } = await search({ wheelchairs: [manualChair], period: june });
    const item = items.find(({ vehicleId }: { vehicleId: string }) => vehicleId === id);
    expect(item).toMatchObject({ title: aListing.title, verdict: 'tight', reason: expect.any(String), price: { perDay: { amount: 6_000 }, total: { amount: 12_000 + 1_800 + 1_200 } }, access: { type: 'ramp', side: 'rear' } });
    expect(distanceKm(item.location, near)).toBeGreaterThan(0.1);
    expect((item.distanceKm * 2) % 1).toBe(0);

    await owner.call('PATCH', `/api/vehicles/${id}`, { version: 1, title: 'Kangoo vert' });
    await within1s(async () => JSON.stringify(await search()).includes('Kangoo vert'));
    await owner.call('POST', `/api/vehicles/${id}/hide`, { version: 2 });
    await within1s(async () => !(await idsIn()).includes(id));
  });

  it('is not there for dates that its owner keeps, and is again when they are given back', async () => {
    const id = await publishedCar(owner);
    await within1s(async () => (await idsIn({ period: june })).includes(id));
    const { body } = await owner.call('POST', `/api/vehicles/${id}/blocks`, { period: june });
    await within1s(async () => !(await idsIn({ period: june })).includes(id));
    expect(await idsIn()).toContain(id);
    expect(await idsIn({ period: { from: june.to, to: '2027-06-14T08:00:00Z' } })).toContain(id);
    await owner.call('DELETE', `/api/vehicles/${id}/blocks/${body.entries[0].id}`);
    await within1s(async () => (await idsIn({ period: june })).includes(id));
  });

  it('is not there once it is reserved by an event of another feature', async () => {
    const id = await publishedCar(owner);
    await within1s(async () => (await idsIn({ period: june })).includes(id));
    await server.context.transaction(async (session) => {
      await vehicles.calendar.reserve(id, { id: 'bkg_1', kind: 'hold', from: new Date(june.from), to: new Date(june.to) }, session);
      await server.context.events.append({ type: 'bookings.requested', by: 'renter:usr_r', subject: { kind: 'booking', id: 'bkg_1' }, data: { vehicleId: id } }, session);
    });
    await within1s(async () => !(await idsIn({ period: june })).includes(id));
    // The hour between two rentals counts as well.
    expect(await idsIn({ period: { from: '2027-06-12T08:30:00Z', to: '2027-06-13T08:00:00Z' } })).not.toContain(id);
  });

  it('says how many do not fit, and why', async () => {
    const lonely = { lat: 48.39, lon: -4.486 };
    const id = await publishedCar(owner, { location: lonely });
    const asked = { near: { ...lonely, radiusKm: 20 }, wheelchairs: [wideChair] };
    await within1s(async () => (await search(asked)).doesNotFit.total === 1);
    expect(await search(asked)).toMatchObject({ total: 0, items: [], doesNotFit: { byDimension: expect.arrayContaining([{ key: 'access_width', count: 1 }]) } });
    expect(await idsIn({ ...asked, filters: { includeDoesNotFit: true } })).toEqual([id]);
  });

  it('comes from an import with all the others', async () => {
    const { location: exactLocation } = { location: { lat: 43.296, lon: 5.37 } };
    const own = await vehicles.forBooking(await publishedCar(owner));
    if (!own) throw new Error('the car is gone');
    const terms = (({ id: _id, version: _version, location: _location, place: _place, timeZone: _zone, ...rest }) => rest)(own);
    const ids = await vehicles.seedVehicles([{ ...terms, exactLocation, ownerId: 'usr_a' }, { ...terms, exactLocation, ownerId: 'usr_b' }]);
    await within1s(async () => (await idsIn({ near: exactLocation })).length === 2);
    expect((await idsIn({ near: exactLocation })).sort()).toEqual([...ids].sort());
    expect((await vehicles.summaries(ids)).get(ids[0] ?? '')).toMatchObject({ ownerId: 'usr_a', place: { department: 'Bouches-du-Rhône' } });
  });
});

describe('a search for which nothing would do', () => {
  it('names the need that excludes most, and what would help', async () => {
    const lonely = { lat: 47.39, lon: 0.69 };
    await publishedCar(owner, { location: lonely });
    const asked = { near: { ...lonely, radiusKm: 20 }, wheelchairs: [{ ...manualChair, propulsion: 'self' }] };
    await within1s(async () => (await search(asked)).doesNotFit.total === 1);
    expect(await search(asked)).toMatchObject({
      total: 0,
      without: [{ need: 'wheelchairs', count: 1 }],
      remedies: expect.arrayContaining([{ kind: 'helper', count: 1, message: 'Avec une personne qui pousse, une voiture irait.' }]),
      beyond: { radiusKm: 20 },
    });
  });
});

describe('reading every car again', () => {
  it('is for staff, tells every process by an event, and loses no car', async () => {
    expect((await fetch(`${server.url}/api/admin/search/rebuild`, { method: 'POST' })).status).toBe(401);
    const before = (await search()).total;
    const staff = server.context.tokens.issue({ accountId: 'usr_staff', sessionId: 'ses_staff', roles: ['support'], locale: 'fr' });
    expect((await fetch(`${server.url}/api/admin/search/rebuild`, { method: 'POST', headers: { Authorization: `Bearer ${staff}` } })).status).toBe(204);
    await within1s(async () => (await search()).total === before);
  });
});

describe('a question that makes no sense', () => {
  const ask = (asked: object, locale: 'fr' | 'en' = 'fr') => callerOf(server, null, locale).call('POST', '/api/search', asked);

  it.each<[string, object, number, string, string | undefined]>([
    ['no place', {}, 422, 'request.invalid', 'near'],
    ['a place and a view', { near, bounds: { north: 46, south: 45, west: 5, east: 6 } }, 422, 'request.invalid', 'near'],
    ['a view upside down', { bounds: { north: 45, south: 46, west: 5, east: 6 } }, 422, 'request.invalid', 'bounds'],
    ['dates that are over', { near, period: { from: '2026-11-20T08:00:00Z', to: '2026-11-25T08:00:00Z' } }, 422, 'bookings.period_in_the_past', 'period.from'],
    ['dates of ten years', { near, period: { from: '2027-01-01T08:00:00Z', to: '2037-01-01T08:00:00Z' } }, 422, 'request.invalid', 'period.to'],
    ['no radius to speak of', { near: { ...near, radiusKm: 0 } }, 422, 'request.invalid', 'near.radiusKm'],
    ['a radius around the Earth', { near: { ...near, radiusKm: 10_000 } }, 422, 'request.invalid', 'near.radiusKm'],
    ['a latitude that JSON cannot say', { near: { lat: NaN, lon: 5 } }, 422, 'request.invalid', 'near.lat'],
    ['a chair of 5 mm', { near, wheelchairs: [{ ...manualChair, width: 5 }] }, 422, 'request.invalid', 'wheelchairs.0.width'],
    ['a chair of 5 m', { near, wheelchairs: [{ ...manualChair, width: 5_000 }] }, 422, 'request.invalid', 'wheelchairs.0.width'],
    ['a chair in centimetres', { near, wheelchairs: [{ ...manualChair, width: 64 }] }, 422, 'request.invalid', 'wheelchairs.0.width'],
    ['four chairs', { near, wheelchairs: [manualChair, manualChair, manualChair, manualChair] }, 422, 'request.invalid', 'wheelchairs'],
    ['a strange cursor', { near, cursor: 'abc' }, 422, 'search.cursor_of_another_query', undefined],
  ])('%s', async (_what, asked, status, code, path) => {
    const french = await ask(asked);
    const english = await ask(asked, 'en');
    expect(french).toMatchObject({ status, body: { code } });
    expect(french.body.errors?.[0]?.path).toBe(path);
    expect(english.body.title).not.toBe(french.body.title);
    const message = french.body.errors?.[0]?.message;
    if (path !== undefined) expect(english.body.errors[0].message).not.toBe(message);
  });

  it('is one whose cursor belongs to another search', async () => {
    await Promise.all([publishedCar(owner), publishedCar(owner)]);
    await within1s(async () => (await search({ limit: 1 })).nextCursor !== undefined);
    const { nextCursor: cursor } = await search({ limit: 1 });
    expect((await ask({ near, limit: 1, cursor })).status).toBe(200);
    expect(await ask({ near, limit: 1, cursor, filters: { winch: true } })).toMatchObject({ status: 422, body: { code: 'search.cursor_of_another_query' } });
  });

  it('is not the place of a cluster whose cars stand in one point', async () => {
    const { clusters } = await search();
    const [{ bounds }] = clusters;
    const point = { north: bounds.north, south: bounds.north, east: bounds.east, west: bounds.west };
    expect(await ask({ bounds: point })).toMatchObject({ status: 200 });
  });

  it('is not a view across the 180th meridian', async () => {
    expect(await ask({ bounds: { north: -10, south: -20, west: 170, east: -170 } })).toMatchObject({ status: 200, body: { total: 0 } });
  });
});
