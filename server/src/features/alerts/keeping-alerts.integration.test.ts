import { alertsContract } from '@passerelle/shared/alerts/contract';
import { dayMs, hourMs } from '@passerelle/shared/time';
import { anAlert, listenTo, publish, startAlertServer, wheelchair, type Asked } from '../../../test/alert-server';
import { apiClient } from '../../../test/api-client';
import { eventually } from '../../../test/eventually';

const { create, list, stop, stopByLink } = alertsContract.routes;

/** What would tell of a body: measures, codes and controls. With what stands before them in JSON, so that no id or hash holds one by chance. */
const secretsInJson = [':641', ':1103', ':1327', '91.237', '"10.02', 'hand_brake', 'accelerator_ring'];

let alerts: Awaited<ReturnType<typeof startAlertServer>>;
beforeAll(async () => {
  alerts = await startAlertServer();
}, 60_000);
afterAll(() => alerts.server.stop());
jest.setTimeout(60_000);

describe('stopping an alert', () => {
  const tokenIn = (text: string) => /\/alerts\/stop#([\w-]+)/.exec(text)?.[1] ?? '';

  it('needs no account with the link of a mail, does no harm twice, and no mail comes after', async () => {
    const person = await alerts.member();
    await listenTo(person);
    await publish(await alerts.member());
    const token = tokenIn((await alerts.onlyMailTo(person)).text);
    const visitor = apiClient(alerts.server.url);
    await visitor.ok(stopByLink, { params: { token } });
    await visitor.ok(stopByLink, { params: { token } });
    expect((await person.ok(list, {})).items).toEqual([]);
    await publish(await alerts.member());
    alerts.clock.advance(12 * hourMs);
    await alerts.onlyMailTo(person);
  });

  it('works by the one click of a mail program', async () => {
    const person = await alerts.member();
    await listenTo(person);
    await publish(await alerts.member());
    const { headers } = await alerts.onlyMailTo(person);
    expect(headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    const address = /^<(.+)>$/.exec(headers?.['List-Unsubscribe'] ?? '')?.[1] ?? '';
    const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
    expect(answer.status).toBe(204);
    expect((await person.ok(list, {})).items).toEqual([]);
  });

  it('says nothing about a token that we did not write, and stops nothing by it', async () => {
    const person = await alerts.member();
    const { id } = await listenTo(person);
    for (const token of [`${id}-${'A'.repeat(43)}`, id, 'A'.repeat(43)]) await apiClient(alerts.server.url).ok(stopByLink, { params: { token } });
    expect((await person.ok(list, {})).items).toHaveLength(1);
  });

  it('is for its own account alone, and deletes everything', async () => {
    const [person, stranger] = [await alerts.member(), await alerts.member()];
    const { id } = await listenTo(person);
    expect(await stranger.refused(stop, { params: { alertId: id } })).toMatchObject({ status: 404, code: 'alerts.not_found' });
    expect((await stranger.ok(list, {})).items).toEqual([]);
    await person.ok(stop, { params: { alertId: id } });
    expect((await person.refused(stop, { params: { alertId: id } })).code).toBe('alerts.not_found');
    expect(await alerts.stored('alerts').countDocuments({ accountId: person.id })).toBe(0);
  });
});

describe('what an alert keeps', () => {
  const health: Asked = { driver: { licenceCodes: ['10.02'], controls: ['hand_brake'] }, filters: { controls: ['accelerator_ring'], access: 'ramp' } };

  it('shows its account the whole search, and writes no measure, code or control in clear', async () => {
    const person = await alerts.member();
    const alert = await listenTo(person, health);
    expect(alert.asked).toMatchObject({ wheelchairs: [wheelchair], ...health });
    expect((await person.ok(list, {})).items).toEqual([alert]);
    const database = await alerts.everythingStored();
    expect(database).toContain(alert.id);
    expect(secretsInJson.filter((secret) => database.includes(secret))).toEqual([]);
  });

  it.each<[string, Asked]>([
    ['wheelchairs', {}],
    ['licence codes', { wheelchairs: [], driver: { licenceCodes: ['10.02'] } }],
    ['controls a driver needs', { wheelchairs: [], driver: { controls: ['hand_brake'] } }],
    ['controls in the filters', { wheelchairs: [], filters: { controls: ['hand_brake'] } }],
  ])('holds %s only with consent', async (_what, asked) => {
    const person = await alerts.member();
    const refusal = await person.refused(create, { body: { ...anAlert(asked), consent: false } });
    expect(refusal).toMatchObject({ status: 422, code: 'alerts.consent_needed', errors: [{ path: 'consent' }] });
    expect((await person.ok(list, {})).items).toEqual([]);
  });

  it('needs no consent where nothing is about a body', async () => {
    const person = await alerts.member();
    const asked = { wheelchairs: [], driver: { licenceCodes: [] }, filters: { access: 'ramp' as const } };
    const alert = await person.ok(create, { body: { ...anAlert(asked), consent: false } });
    expect(alert.asked.filters).toEqual({ access: 'ramp' });
    await publish(await alerts.member());
    await alerts.onlyMailTo(person);
  });

  it('is deleted when its dates begin, or after ninety days', async () => {
    const person = await alerts.member();
    const period = alerts.inDays(3);
    const dated = await listenTo(person, { period });
    const openEnded = await listenTo(person);
    expect(dated.endsAt).toBe(period.from);
    expect(new Date(openEnded.endsAt).getTime() - new Date(openEnded.createdAt).getTime()).toBe(90 * dayMs);
    const kept = () => alerts.stored('alerts').countDocuments({ accountId: person.id });
    alerts.clock.advanceTo(new Date(dated.endsAt));
    await eventually(async () => (await kept()) === 1);
    expect((await person.ok(list, {})).items).toMatchObject([{ id: openEnded.id }]);
    alerts.clock.advanceTo(new Date(openEnded.endsAt));
    await eventually(async () => (await kept()) === 0);
  });

  it('finds nothing by needs that cannot be opened any more, and can still be stopped', async () => {
    const person = await alerts.member();
    const { id } = await listenTo(person);
    await alerts.connection.model('Alert').updateOne({ _id: id }, { $set: { sealedNeeds: 'AAAA' } });
    await publish(await alerts.member());
    await alerts.allDone();
    expect(await alerts.mailsTo(person)).toEqual([]);
    expect((await person.ok(list, {})).items).toMatchObject([{ id }]);
    await person.ok(stop, { params: { alertId: id } });
  });
});

describe('making an alert', () => {
  it('stops at ten, also when fifteen are asked for at once', async () => {
    const person = await alerts.member();
    const answers = await Promise.all(Array.from({ length: 15 }, () => person.send(create.method, create.path, anAlert())));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    for (const { status, body } of answers) if (status !== 201) expect([status, body.code]).toEqual([409, 'alerts.too_many']);
    const [{ id } = { id: '' }] = (await person.ok(list, {})).items;
    await person.ok(stop, { params: { alertId: id } });
    await listenTo(person);
  });

  it('makes one alert for one Idempotency-Key', async () => {
    const person = await alerts.member();
    const key = { 'Idempotency-Key': 'the-same-alert-twice' };
    const first = await person.ok(create, { body: anAlert() }, key);
    expect(await person.ok(create, { body: anAlert() }, key)).toEqual(first);
    expect((await person.ok(list, {})).items).toHaveLength(1);
  });

  it('refuses dates that have begun, and a search without a place', async () => {
    const person = await alerts.member();
    expect(await person.refused(create, { body: anAlert({ period: alerts.inDays(-1) }) })).toMatchObject({ status: 422, code: 'bookings.period_in_the_past', errors: [{ path: 'asked.period.from' }] });
    expect((await person.refused(create, { body: { placeName: 'Nulle part', asked: {} } })).errors).toMatchObject([{ path: 'asked.near', code: 'search.near_or_bounds' }]);
    expect((await apiClient(alerts.server.url).refused(create, { body: anAlert() })).code).toBe('auth.required');
  });

  it('watches a view of the map, across the 180th meridian too', async () => {
    const [person, elsewhere] = [await alerts.member(), await alerts.member()];
    const view = { near: undefined, bounds: { north: 46, south: 45, west: 5, east: 6 } };
    await listenTo(person, view);
    await listenTo(elsewhere, { near: undefined, bounds: { north: 46, south: -20, west: 170, east: -170 } });
    await publish(await alerts.member());
    await alerts.onlyMailTo(person);
    expect(await alerts.mailsTo(elsewhere)).toEqual([]);
    // In Wallis, east of that meridian.
    await publish(await alerts.member(), { location: { lat: -13.28, lon: -176.18 } });
    await alerts.onlyMailTo(elsewhere);
  });
});
