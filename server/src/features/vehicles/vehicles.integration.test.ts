import { isConfirmed } from '@passerelle/shared/fit/confirmed';
import { startTestServer, type TestServer } from '../../../test/start-test-server';
import { createGeo, distanceKm } from '../geo';
import { createVehicles, type VehiclesFeature } from '.';
import { aListing, callerOf, everybody, manualChair, publishedCar, wideChair, type Caller } from './vehicle-fixtures';

const now = new Date('2026-11-22T10:00:00Z');
const clock = { now: () => now };
const period = (from: string, to: string) => ({ from: `2027-${from}:00:00Z`, to: `2027-${to}:00:00Z` });

let server: TestServer;
let vehicles: VehiclesFeature;
let owner: Caller;
let stranger: Caller;
let nobody: Caller;
let english: Caller;

beforeAll(async () => {
  server = await startTestServer({
    clock,
    features: (context) => {
      const geo = createGeo(context);
      vehicles = createVehicles(context, { geo, ...everybody });
      return [geo, vehicles];
    },
  });
  owner = callerOf(server, 'usr_owner');
  english = callerOf(server, 'usr_owner', 'en');
  stranger = callerOf(server, 'usr_stranger');
  nobody = callerOf(server, null);
}, 60_000);

afterAll(() => server.stop());

describe('listing a car', () => {
  it('makes a draft that only its owner sees, with what follows from its place', async () => {
    const { status, body } = await owner.call('POST', '/api/vehicles', aListing);
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: expect.stringMatching(/^vhc_/), version: 0, status: 'draft', timeZone: 'Europe/Paris', place: { town: 'Grenoble', department: 'Isère' }, checked: false, address: aListing.address, exactLocation: aListing.location });
    expect(body.accessibility.access.width).toEqual({ value: 780, unit: 'mm', source: 'owner', at: '2026-11-22' });
    for (const caller of [nobody, stranger]) expect(await caller.call('GET', `/api/vehicles/${body.id}`)).toMatchObject({ status: 404, body: { code: 'vehicles.not_found' } });
    expect((await owner.call('GET', `/api/vehicles/${body.id}`)).status).toBe(200);
    expect((await callerOf(server, 'usr_staff', 'fr', ['support']).call('GET', `/api/vehicles/${body.id}`)).status).toBe(200);
  });

  it('shows everybody a published car, with a moved place and without its address', async () => {
    const id = await publishedCar(owner);
    const { status, body } = await nobody.call('GET', `/api/vehicles/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ title: aListing.title, deposit: { amount: 50_000, currency: 'EUR' }, owner: { id: 'usr_owner', displayName: 'Membre usr_owner', memberSince: '2026-01-15' } });
    expect(JSON.stringify(body)).not.toContain('Lesdiguières');
    expect(body.exactLocation).toBeUndefined();
    expect(distanceKm(body.location, aListing.location)).toBeGreaterThan(0.1);
    expect(distanceKm(body.location, aListing.location)).toBeLessThan(2.5);
  });

  it('makes one car for one Idempotency-Key', async () => {
    const key = { 'Idempotency-Key': 'the-same-car-twice' };
    const first = await owner.call('POST', '/api/vehicles', aListing, key);
    const again = await owner.call('POST', '/api/vehicles', aListing, key);
    expect(again.body.id).toBe(first.body.id);
    expect(await owner.call('POST', '/api/vehicles', { ...aListing, title: 'Autre' }, key)).toMatchObject({ status: 422, body: { code: 'idempotency.other_body' } });
  });

  it('says what is wrong with an input, in the language of the account', async () => {
    const bad = { ...aListing, title: ' ', accessibility: { ...aListing.accessibility, door: { width: 80, height: 1400 } }, pricing: { perDay: { amount: 60, currency: 'EUR' } } };
    const french = await owner.call('POST', '/api/vehicles', bad);
    const inEnglish = await english.call('POST', '/api/vehicles', bad);
    expect(french.status).toBe(422);
    const paths = french.body.errors.map((error: { path: string }) => error.path);
    expect(paths).toEqual(expect.arrayContaining(['title', 'pricing.perDay']));
    expect(paths.some((path: string) => path.startsWith('accessibility.door.width'))).toBe(true);
    expect(french.body.title).not.toBe(inEnglish.body.title);
    expect(french.body.errors[0].message).not.toBe(inEnglish.body.errors[0].message);
  });

  it('needs an account', async () => {
    expect(await nobody.call('POST', '/api/vehicles', aListing)).toMatchObject({ status: 401, body: { code: 'auth.required' } });
  });
});

describe('changing a listing', () => {
  it('changes what is given, and counts the version', async () => {
    const { body: car } = await owner.call('POST', '/api/vehicles', { ...aListing, description: 'Une rampe neuve' });
    const { body: changed } = await owner.call('PATCH', `/api/vehicles/${car.id}`, { version: 0, title: 'Kangoo bleu', description: null });
    expect(changed).toMatchObject({ version: 1, title: 'Kangoo bleu', instant: true, address: aListing.address });
    expect(changed.description).toBeUndefined();
    expect((await owner.call('GET', `/api/my/vehicles/${car.id}`)).body).toEqual(changed);
  });

  it('refuses the second of two people who opened the same version', async () => {
    const id = await publishedCar(owner);
    const answers = await Promise.all(['Un', 'Deux', 'Trois'].map((title) => owner.call('PATCH', `/api/vehicles/${id}`, { version: 1, title })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers) if (status !== 200) expect([status, body.code]).toEqual([409, 'vehicles.version_conflict']);
  });

  it('answers 404 to another account, for everything', async () => {
    const id = await publishedCar(owner);
    const answers = [
      await stranger.call('PATCH', `/api/vehicles/${id}`, { version: 1, title: 'À moi' }),
      await stranger.call('POST', `/api/vehicles/${id}/hide`, { version: 1 }),
      await stranger.call('POST', `/api/vehicles/${id}/blocks`, { period: period('03-01T10', '03-02T10') }),
      await stranger.call('GET', `/api/my/vehicles/${id}`),
      await stranger.call('GET', `/api/my/vehicles/${id}/calendar`),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: 'vehicles.not_found' } });
    expect((await stranger.call('GET', '/api/my/vehicles')).body).toEqual({ items: [] });
  });

  it('does not publish a car that nobody can travel in, nor change one into it', async () => {
    const { body: car } = await owner.call('POST', '/api/vehicles', { ...aListing, accessibility: { modes: [] }, location: { lat: 0, lon: 0 } });
    const refused = await owner.call('POST', `/api/vehicles/${car.id}/publish`, { version: 0 });
    expect(refused).toMatchObject({ status: 422, body: { code: 'vehicles.not_publishable' } });
    expect(refused.body.errors).toMatchObject([{ path: 'location', code: 'vehicles.needs_place' }, { path: 'accessibility.modes', code: 'vehicles.needs_mode' }]);
    const id = await publishedCar(owner);
    expect((await owner.call('PATCH', `/api/vehicles/${id}`, { version: 1, accessibility: { modes: [] } })).body.code).toBe('vehicles.not_publishable');
  });

  it('hides a car and shows it again', async () => {
    const id = await publishedCar(owner);
    expect((await owner.call('POST', `/api/vehicles/${id}/hide`, { version: 1 })).body).toMatchObject({ status: 'hidden', version: 2 });
    expect((await nobody.call('GET', `/api/vehicles/${id}`)).status).toBe(404);
    expect((await owner.call('POST', `/api/vehicles/${id}/publish`, { version: 2 })).body).toMatchObject({ status: 'published', version: 3 });
    expect((await nobody.call('GET', `/api/vehicles/${id}`)).status).toBe(200);
  });

  it('offers delivery, a dog and a child seat, and takes delivery back', async () => {
    const terms = { delivery: { maxKm: 30, perKm: { amount: 60, currency: 'EUR' } }, serviceDog: true, childSeat: false };
    const id = await publishedCar(owner, { ...terms, delivery: { maxKm: 30, perKm: 60 } });
    expect((await nobody.call('GET', `/api/vehicles/${id}`)).body).toMatchObject(terms);
    expect((await owner.call('GET', `/api/my/vehicles/${id}`)).body).toMatchObject(terms);
    const [found] = await vehicles.published([id]);
    expect(found).toMatchObject(terms);
    const { body: changed } = await owner.call('PATCH', `/api/vehicles/${id}`, { version: 1, delivery: null, childSeat: true });
    expect(changed).toMatchObject({ delivery: null, serviceDog: true, childSeat: true });
    expect((await nobody.call('GET', `/api/vehicles/${id}`)).body).toMatchObject({ delivery: null, serviceDog: true, childSeat: true });
  });

  it('says nothing of a dog or a child seat where the owner has not', async () => {
    const { body } = await nobody.call('GET', `/api/vehicles/${await publishedCar(owner)}`);
    expect(body.delivery ?? null).toBeNull();
    expect(body).not.toHaveProperty('serviceDog');
    expect(body).not.toHaveProperty('childSeat');
  });

  it.each([
    ['a delivery of no distance', { maxKm: 0, perKm: 60 }, 'delivery.maxKm', 'too_small'],
    ['a delivery across the country', { maxKm: 900, perKm: 60 }, 'delivery.maxKm', 'too_big'],
    ['60 euros a kilometre', { maxKm: 30, perKm: 6_000 }, 'delivery.perKm', 'vehicles.price_per_km_out_of_range'],
  ])('refuses %s', async (_what, delivery, path, code) => {
    const { status, body } = await owner.call('POST', '/api/vehicles', { ...aListing, delivery });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path, code }]);
  });

  it('offers the extras that have a price, until the owner leaves them out', async () => {
    const id = await publishedCar(owner, { extras: { roof_box: 600, cleaning: 0 } });
    const seen = () => nobody.call('GET', `/api/vehicles/${id}`).then(({ body }) => body.extras);
    expect(await seen()).toEqual({ roof_box: { amount: 600, currency: 'EUR' }, cleaning: { amount: 0, currency: 'EUR' } });
    await owner.call('PATCH', `/api/vehicles/${id}`, { version: 1, title: 'Kangoo' });
    expect(Object.keys(await seen())).toEqual(['roof_box', 'cleaning']);
    await owner.call('PATCH', `/api/vehicles/${id}`, { version: 2, extras: {} });
    expect(await seen()).toEqual({});
  });

  it.each([
    ['an extra for 300 euros', { roof_box: 30_000 }, 'extras.roof_box', 'vehicles.extra_price_out_of_range'],
    ['an extra for less than nothing', { cleaning: -1 }, 'extras.cleaning', 'vehicles.extra_price_out_of_range'],
    ['an extra that nobody knows', { helicopter: 600 }, 'extras', 'unrecognized_keys'],
  ])('refuses %s', async (_what, extras, path, code) => {
    const { status, body } = await owner.call('POST', '/api/vehicles', { ...aListing, extras });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path, code }]);
  });

  it('confirms the numbers with the papers when staff approve, until the owner changes one', async () => {
    const id = await publishedCar(owner);
    await vehicles.approve(id, 1, 'usr_staff');
    const seen = () => nobody.call('GET', `/api/vehicles/${id}`).then(({ body }) => body.accessibility);
    const approved = await seen();
    expect(isConfirmed(approved)).toBe(true);
    expect(approved.access.width).toEqual({ value: 780, unit: 'mm', source: 'document', at: '2026-11-22' });
    await owner.call('PATCH', `/api/vehicles/${id}`, { version: 2, accessibility: { ...aListing.accessibility, door: { width: 800, height: 1410 } } });
    const changed = await seen();
    expect([changed.access.width.source, changed.door.width.source, changed.door.height.source]).toEqual(['document', 'document', 'owner']);
  });

  it('is checked by staff, until its numbers change', async () => {
    const id = await publishedCar(owner);
    await vehicles.approve(id, 1, 'usr_staff');
    expect((await nobody.call('GET', `/api/vehicles/${id}`)).body.checked).toBe(true);
    await owner.call('PATCH', `/api/vehicles/${id}`, { version: 2, accessibility: aListing.accessibility });
    expect((await nobody.call('GET', `/api/vehicles/${id}`)).body.checked).toBe(false);
  });
});

describe('asking whether a chair fits', () => {
  it('answers by dimension, with sentences in the language of the caller', async () => {
    const id = await publishedCar(owner);
    const path = `/api/vehicles/${id}/fit`;
    const french = await nobody.call('POST', path, { wheelchairs: [manualChair] });
    expect(french).toMatchObject({ status: 200, body: { verdict: 'tight', dimensions: expect.arrayContaining([expect.objectContaining({ key: 'slope', verdict: 'tight', chair: 0, space: null, message: expect.any(String) })]) } });
    const inEnglish = await english.call('POST', path, { wheelchairs: [manualChair] });
    expect(inEnglish.body.reason).not.toBe(french.body.reason);
    expect((await nobody.call('POST', path, { wheelchairs: [wideChair] })).body.verdict).toBe('does_not_fit');
    expect((await nobody.call('POST', path, { wheelchairs: [{ ...manualChair, width: 64 }] })).status).toBe(422);
  });
});

describe('the calendar', () => {
  const days = period('03-10T08', '03-12T18');

  it('keeps a period for the owner, and gives it back', async () => {
    const id = await publishedCar(owner);
    const blocked = await owner.call('POST', `/api/vehicles/${id}/blocks`, { period: days, reason: 'Vacances' });
    expect(blocked).toMatchObject({ status: 201, body: { vehicleId: id, timeZone: 'Europe/Paris', entries: [{ kind: 'block', from: '2027-03-10T08:00:00.000Z', to: '2027-03-12T18:00:00.000Z', reason: 'Vacances' }] } });
    const view = `/api/vehicles/${id}/availability?from=2027-03-01T00:00:00Z&to=2027-04-01T00:00:00Z`;
    expect((await nobody.call('GET', view)).body).toEqual({
      timeZone: 'Europe/Paris',
      items: [
        { from: '2027-03-01T00:00:00.000Z', to: '2027-03-10T08:00:00.000Z' },
        { from: '2027-03-12T18:00:00.000Z', to: '2027-04-01T00:00:00.000Z' },
      ],
    });
    const path = `/api/vehicles/${id}/blocks/${blocked.body.entries[0].id}`;
    expect((await owner.call('DELETE', path)).body.entries).toEqual([]);
    expect(await owner.call('DELETE', path)).toMatchObject({ status: 404, body: { code: 'vehicles.block_not_found' } });
  });

  it('gives an interval to one of thirty who want it at once', async () => {
    const id = await publishedCar(owner);
    const answers = await Promise.all(Array.from({ length: 30 }, () => owner.call('POST', `/api/vehicles/${id}/blocks`, { period: days })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(29).fill(409)]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('vehicles.dates_taken');
    expect((await owner.call('GET', `/api/my/vehicles/${id}/calendar`)).body.entries).toHaveLength(1);
  }, 60_000);

  it('keeps an hour between two rentals, and moves, promotes and frees them', async () => {
    const id = await publishedCar(owner);
    const { context } = server;
    const { calendar } = vehicles;
    const dates = (from: string, to: string) => ({ from: new Date(period(from, to).from), to: new Date(period(from, to).to) });
    const hold = (name: string, from: string, to: string) =>
      context.transaction((session) => calendar.reserve(id, { id: name, kind: 'hold', bookingId: name, ...dates(from, to) }, session));
    expect(await hold('bkg_a', '05-01T10', '05-02T10')).toBe(true);
    expect(await hold('bkg_b', '05-02T10', '05-03T10')).toBe(false);
    expect(await hold('bkg_b', '05-02T11', '05-03T10')).toBe(true);
    expect(await calendar.isFree(id, dates('05-03T10', '05-04T10'))).toBe(false);
    expect((await owner.call('POST', `/api/vehicles/${id}/blocks`, { period: period('05-01T12', '05-01T13') })).status).toBe(409);
    expect((await owner.call('DELETE', `/api/vehicles/${id}/blocks/bkg_a`)).status).toBe(404);

    expect(await context.transaction((session) => calendar.promote(id, 'bkg_a', session))).toBe(true);
    expect(await context.transaction((session) => calendar.promote(id, 'bkg_a', session))).toBe(false);
    expect(await context.transaction((session) => calendar.move(id, 'bkg_a', dates('05-01T10', '05-02T11'), session))).toBe(false);
    expect(await context.transaction((session) => calendar.release(id, 'bkg_b', session))).toBe(true);
    expect(await context.transaction((session) => calendar.move(id, 'bkg_a', dates('05-01T10', '05-02T11'), session))).toBe(true);
    expect((await owner.call('GET', `/api/my/vehicles/${id}/calendar`)).body.entries).toEqual([
      { id: 'bkg_a', kind: 'booking', bookingId: 'bkg_a', from: '2027-05-01T10:00:00.000Z', to: '2027-05-02T11:00:00.000Z' },
    ]);
  });

  it('forgets what ended long ago when something is freed', async () => {
    const known = await vehicles.forBooking(await publishedCar(owner));
    if (!known) throw new Error('the car is gone');
    const { id: _id, ...terms } = known;
    const entry = (name: string, day: string) => ({ id: name, kind: 'booking' as const, from: new Date(`${day}T08:00:00Z`), to: new Date(`${day}T18:00:00Z`) });
    const [id = ''] = await vehicles.seedVehicles([{ ...terms, entries: [entry('bkg_old', '2026-02-01'), entry('bkg_recent', '2026-11-01'), entry('bkg_next', '2027-01-10')] }]);
    expect(await server.context.transaction((session) => vehicles.calendar.release(id, 'bkg_next', session))).toBe(true);
    const { entries } = (await owner.call('GET', `/api/my/vehicles/${id}/calendar`)).body;
    expect(entries.map((kept: { id: string }) => kept.id)).toEqual(['bkg_recent']);
  });

  it('refuses a period that is over, reversed or a year too long', async () => {
    const id = await publishedCar(owner);
    const block = (wanted: object) => owner.call('POST', `/api/vehicles/${id}/blocks`, { period: wanted });
    expect((await block({ from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' })).body.code).toBe('bookings.period_in_the_past');
    expect((await block({ from: '2027-03-02T00:00:00Z', to: '2027-03-01T00:00:00Z' })).body.errors).toMatchObject([{ path: 'period.to', code: 'period.reversed' }]);
    const view = (from: string, to: string) => nobody.call('GET', `/api/vehicles/${id}/availability?from=${from}&to=${to}`);
    expect((await view('2027-01-01T00:00:00Z', '2028-06-01T00:00:00Z')).body.errors).toMatchObject([{ path: 'to', code: 'period.too_long' }]);
    expect((await view('2020-01-01T00:00:00Z', '2020-02-01T00:00:00Z')).body.items).toEqual([]);
  });
});

describe('an installation that reviews first', () => {
  it('shows a car only when staff have approved it', async () => {
    let reviewed: VehiclesFeature | undefined;
    const strict = await startTestServer({
      env: { PUBLISH_REVIEW: '1' },
      features: (context) => {
        reviewed = createVehicles(context, { geo: createGeo(context), ...everybody });
        return [reviewed];
      },
    });
    try {
      const id = await publishedCar(callerOf(strict, 'usr_owner'));
      expect((await callerOf(strict, null).call('GET', `/api/vehicles/${id}`)).status).toBe(404);
      expect((await reviewed?.inReview('', 10))?.map((car) => car.id)).toEqual([id]);
      await reviewed?.approve(id, 1, 'usr_staff');
      expect((await callerOf(strict, null).call('GET', `/api/vehicles/${id}`)).body).toMatchObject({ id, checked: true });
    } finally {
      await strict.stop();
    }
  }, 60_000);
});
