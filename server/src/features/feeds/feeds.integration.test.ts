import { feedsContract } from '@passerelle/shared/feeds/contract';
import { dayMs } from '@passerelle/shared/time';
import { startProduct, type Account, type TestProduct } from '../../../test/product';
import { instantOf, lineOf, readCalendar, textOf } from '../../../test/read-calendar';
import { aConfirmedBooking, anUnpaidRequest, aPaidRequest, anOwnerWithCar, bookings, daysFromNow, move, payOf, quoteFor, see, until } from '../../../test/situations';

jest.setTimeout(60_000);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const { get, create, revoke } = feedsContract.routes;
const pathOf = (url: string) => new URL(url).pathname;
const feedOf = async (person: Account): Promise<string> => pathOf((await person.ok(create, {})).url);
const eventsAt = async (path: string) => {
  const { body } = await product.nobody.send('GET', path);
  const calendar = readCalendar(body);
  return { calendar, events: calendar.inside.filter(({ name }) => name === 'VEVENT') };
};
const statusesAt = async (path: string) => (await eventsAt(path)).events.map((event) => lineOf(event, 'STATUS').value);

describe('the secret address', () => {
  it('is made, shown once, and answers whoever has it, as a calendar that no cache shares', async () => {
    const person = await product.account();
    expect(await person.ok(get, {})).toEqual({ active: false });
    const { url, createdAt } = await person.ok(create, {});
    expect(url).toMatch(/^http:\/\/[^/]+\/api\/feeds\/[\w-]{43}\.ics$/);
    expect(await person.ok(get, {})).toEqual({ active: true, createdAt });
    const { status, headers } = await product.nobody.send('GET', pathOf(url));
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-store']);
  });

  it('stops working at once when it is withdrawn, or when a new one is made', async () => {
    const person = await product.account();
    const first = await feedOf(person);
    const second = await feedOf(person);
    expect((await product.nobody.send('GET', first)).status).toBe(404);
    expect((await product.nobody.send('GET', second)).status).toBe(200);
    await person.ok(revoke, {});
    expect(await product.nobody.refused({ ...get, path: second }, {})).toMatchObject({ status: 404, code: 'feeds.not_found' });
    expect(await person.ok(get, {})).toEqual({ active: false });
    await person.ok(revoke, {});
  });

  it('stands nowhere in the database, and nobody withdraws that of another', async () => {
    const [person, other] = [await product.account(), await product.account()];
    const path = await feedOf(person);
    const token = /feeds\/(.+)\.ics$/.exec(path)?.[1] ?? '';
    expect(token).toHaveLength(43);
    expect(await product.dump()).not.toContain(token);
    await other.ok(revoke, {});
    expect((await product.nobody.send('GET', path)).status).toBe(200);
  });

  it.each(['x', 'x'.repeat(64), '%00', '..%2f', '__proto__'])('%s is no address', async (token) => {
    expect((await product.nobody.send('GET', `/api/feeds/${token}.ics`)).status).toBe(404);
  });
});

describe('what the calendar shows', () => {
  it('follows a request to its end: tentative, confirmed, cancelled for a month, gone; the same event all the way', async () => {
    const { owner, renter, booking } = await anUnpaidRequest(product);
    const [ofRenter, ofOwner] = [await feedOf(renter), await feedOf(owner)];
    expect([await statusesAt(ofRenter), await statusesAt(ofOwner)]).toEqual([[], []]);
    const seen: [string, string, number][] = [];
    const look = async () => {
      const [event] = (await eventsAt(ofRenter)).events;
      if (!event) throw new Error('no event');
      expect(await statusesAt(ofOwner)).toEqual([lineOf(event, 'STATUS').value]);
      expect(Number(lineOf(event, 'SEQUENCE').value)).toBe((await see(renter, booking)).version);
      seen.push([lineOf(event, 'UID').value, lineOf(event, 'STATUS').value, Number(lineOf(event, 'SEQUENCE').value)]);
    };
    await product.stripe.pay(payOf(booking));
    await until(renter, booking, 'requested', 'held');
    await look();
    await move(owner, booking, 'accept');
    await until(renter, booking, 'confirmed', 'captured');
    await look();
    await move(renter, booking, 'cancel-by-renter');
    await until(renter, booking, 'cancelled_by_renter', 'none');
    await look();
    expect(seen.map(([uid]) => uid)).toEqual(Array.from({ length: 3 }, () => `${booking.id}@passerelle`));
    expect(seen.map(([, status]) => status)).toEqual(['TENTATIVE', 'CONFIRMED', 'CANCELLED']);
    expect(seen.map(([, , sequence]) => sequence)).toEqual(seen.map(([, , sequence]) => sequence).sort((a, b) => a - b));
    product.clock.advance(31 * dayMs);
    expect([await statusesAt(ofRenter), await statusesAt(ofOwner)]).toEqual([[], []]);
  });

  it('is in the reader’s language and the car’s time, and leads to the booking', async () => {
    const { owner, renter, booking } = await aConfirmedBooking(product, { renterLocale: 'en' });
    for (const [person, title] of [[renter, 'Rental of a car'], [owner, /^Votre voiture est louée\u00a0: /]] as const) {
      const { calendar, events } = await eventsAt(await feedOf(person));
      const [event] = events;
      if (!event) throw new Error('no event');
      expect(textOf(event, 'SUMMARY')).toMatch(title);
      expect(lineOf(event, 'DTSTART').params).toEqual({ TZID: booking.timeZone });
      expect([instantOf(calendar, event, 'DTSTART').toISOString(), instantOf(calendar, event, 'DTEND').toISOString()]).toEqual([booking.period.from, booking.period.to]);
      expect(lineOf(event, 'URL').value).toBe(`${product.url}/bookings/${booking.id}`);
    }
  });

  it('names nobody, and tells of the renter neither car nor chair nor ramp', async () => {
    const { owner, carId } = await anOwnerWithCar(product, { title: 'Kangoo avec rampe, pour fauteuil', instant: true });
    const renter = await product.account({ displayName: 'Zébulon Quiroga' });
    const { quoteId } = await quoteFor(renter, carId, daysFromNow(product, 20));
    const booking = await renter.ok(bookings.request, { body: { quoteId, driver: { name: 'Wilhelmine Ypsilon' }, passengers: [{ name: 'Xavière Oméga' }] } });
    await product.stripe.pay(payOf(booking));
    await until(renter, booking, 'confirmed');
    const [mine, theirs] = await Promise.all([renter, owner].map(async (person) => (await product.nobody.send('GET', await feedOf(person))).body as string));
    for (const text of [mine, theirs]) expect(text).not.toMatch(/Zébulon|Quiroga|Wilhelmine|Xavière|Personne|example\.org/);
    expect(mine).not.toMatch(/Kangoo|rampe|fauteuil|handicap|adapt/i);
    expect(theirs).toContain('Kangoo');
  });

  it('forgets a booking three months after its end', async () => {
    const { renter, booking } = await aPaidRequest(product, { instant: true });
    const path = await feedOf(renter);
    product.clock.advanceTo(new Date(Date.parse(booking.period.to) + 89 * dayMs));
    expect(await statusesAt(path)).toHaveLength(1);
    product.clock.advance(2 * dayMs);
    expect(await statusesAt(path)).toEqual([]);
  });
});
