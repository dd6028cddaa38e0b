import { alertsContract } from '@passerelle/shared/alerts/contract';
import type { Locale } from '@passerelle/shared/locale';
import { searchAskedSchema } from '@passerelle/shared/search/contract';
import { hourMs } from '@passerelle/shared/time';
import { vehiclesContract } from '@passerelle/shared/vehicles/contract';
import { eventually } from '../../../test/eventually';
import { anAlert, listenTo, publish, startAlertServer, wheelchair, type Asked, type Listing } from '../../../test/alert-server';

const { list } = alertsContract.routes;
const { routes: cars } = vehiclesContract;

const tooWide = { ...wheelchair, width: 797 } as const;
const lille = { lat: 50.63, lon: 3.06 };

let alerts: Awaited<ReturnType<typeof startAlertServer>>;
beforeAll(async () => {
  alerts = await startAlertServer();
}, 60_000);
afterAll(() => alerts.server.stop());
jest.setTimeout(60_000);

describe('an alert', () => {
  it.each<[Locale, RegExp, RegExp]>([
    ['fr', /Une voiture pour votre recherche «\u00a0Grenoble\u00a0»/, /Bonjour Camille,/],
    ['en', /A car for your search “Grenoble”/, /Hello Camille,/],
  ])('writes one mail when a car is listed that fits, in the language of the account (%s), without a word about a body', async (locale, subject, greeting) => {
    const person = await alerts.member({ locale });
    const period = alerts.inDays(20);
    await listenTo(person, { period });
    const car = await publish(await alerts.member(), { title: `Kangoo pour ${locale}` });
    const mail = await alerts.onlyMailTo(person);
    expect(mail.subject).toMatch(subject);
    expect(mail.text).toMatch(greeting);
    expect(mail.text).toContain(`Kangoo pour ${locale}, Grenoble`);
    expect(mail.text).toContain(`${alerts.server.url}/cars/${car.id}?${new URLSearchParams(period).toString()}`);
    expect(`${mail.subject} ${mail.text.replaceAll(/https?:\S+/g, '')}`).not.toMatch(/641|1103|1327|91|fauteuil|wheelchair|\bcm\b/i);
    expect((await person.ok(list, {})).items).toMatchObject([{ told: 1 }]);
  });

  it.each<[string, Asked, Listing]>([
    ['does not fit', { wheelchairs: [tooWide] }, {}],
    ['stands elsewhere', { near: { ...lille, radiusKm: 20 } }, {}],
    ['stands in the corner of the box but outside the circle', { near: { lat: 45.19 - 0.16, lon: 5.73 - 0.22, radiusKm: 20 } }, {}],
    ['lacks a control', { filters: { controls: ['hand_brake'] } }, {}],
    ['costs too much', { filters: { maxPerDay: 5_000 } }, {}],
    ['is not brought', { filters: { delivery: true } }, {}],
    ['is brought, but not so far', { near: { lat: 45.05, lon: 5.73, radiusKm: 20 }, filters: { delivery: true } }, { delivery: { maxKm: 5, perKm: 50 } }],
  ])('does not write about a car that %s', async (_what, asked, listing) => {
    const person = await alerts.member();
    await listenTo(person, asked);
    await publish(await alerts.member(), listing);
    await alerts.allDone();
    expect(await alerts.mailsTo(person)).toEqual([]);
  });

  it('writes about a car whose dates are freed, by its owner or by a booking that falls through', async () => {
    const owner = await alerts.member();
    const [first, second] = [alerts.inDays(30), alerts.inDays(40)];
    const car = await publish(owner);
    const { entries } = await owner.ok(cars.block, { params: { vehicleId: car.id }, body: { period: first } });
    const hold = { id: 'bkg_test', kind: 'hold' as const, from: new Date(second.from), to: new Date(second.to) };
    await alerts.server.context.transaction((session) => alerts.vehicles.calendar.reserve(car.id, hold, session));
    const [forFirst, forSecond] = [await alerts.member(), await alerts.member()];
    await listenTo(forFirst, { period: first, filters: { maxPerDay: 6_000 } });
    await listenTo(forSecond, { period: second });

    await owner.ok(cars.unblock, { params: { vehicleId: car.id, blockId: entries[0]?.id ?? '' } });
    await alerts.onlyMailTo(forFirst);
    expect(await alerts.mailsTo(forSecond)).toEqual([]);

    await alerts.server.context.transaction(async (session) => {
      await alerts.vehicles.calendar.release(car.id, hold.id, session);
      await alerts.server.context.events.append({ type: 'booking.withdrawn', by: 'renter:usr_x', subject: { kind: 'booking', id: 'bkg_test' }, data: { vehicleId: car.id } }, session);
    });
    await alerts.onlyMailTo(forSecond);
    await alerts.onlyMailTo(forFirst);
  });

  it('does not write about a car that the search showed when the alert was made, whatever happens to it', async () => {
    const [person, owner] = [await alerts.member(), await alerts.member()];
    const { id, version } = await publish(owner);
    await eventually(async () => (await alerts.search.shown(searchAskedSchema.parse(anAlert().asked))).includes(id));
    await listenTo(person);
    await owner.ok(cars.update, { params: { vehicleId: id }, body: { version, description: 'Repeinte' } });
    await alerts.allDone();
    expect(await alerts.mailsTo(person)).toEqual([]);
    expect((await person.ok(list, {})).items).toMatchObject([{ told: 0 }]);
  });

  it('tells nobody of their own car', async () => {
    const person = await alerts.member();
    await listenTo(person);
    await publish(person);
    await alerts.allDone();
    expect(await alerts.mailsTo(person)).toEqual([]);
  });

  it('waits twelve hours after a mail, then writes once about all that came, but not about what is gone or known', async () => {
    const person = await alerts.member();
    const owner = await alerts.member();
    await listenTo(person);
    const known = await publish(owner, { title: 'La première' });
    await alerts.onlyMailTo(person);
    await publish(owner, { title: 'La deuxième' });
    await publish(owner, { title: 'La troisième' });
    const gone = await publish(owner, { title: 'La disparue' });
    await owner.ok(cars.hide, { params: { vehicleId: gone.id }, body: { version: gone.version } });
    await owner.ok(cars.update, { params: { vehicleId: known.id }, body: { version: known.version, description: 'Repeinte' } });
    await alerts.allDone();
    expect(await alerts.mailsTo(person)).toHaveLength(1);

    alerts.clock.advance(12 * hourMs);
    await alerts.allDone();
    const [newest, ...before] = await alerts.mailsTo(person);
    expect(before).toHaveLength(1);
    expect(newest?.subject).toContain('2 voitures');
    expect(newest?.text).toContain('La deuxième');
    expect(newest?.text).toContain('La troisième');
    expect(newest?.text).not.toMatch(/La première|La disparue/);
    expect((await person.ok(list, {})).items).toMatchObject([{ told: 3 }]);
  });

  it('writes only to a confirmed address, and then what was found before', async () => {
    const person = await alerts.member({ emailConfirmed: false });
    await listenTo(person);
    await publish(await alerts.member());
    await alerts.allDone();
    expect(await alerts.mailsTo(person)).toEqual([]);
    await alerts.connection.model('Account').updateOne({ _id: person.id }, { $set: { emailConfirmedAt: alerts.clock.now() } });
    alerts.clock.advance(hourMs);
    await alerts.onlyMailTo(person);
  });
});
