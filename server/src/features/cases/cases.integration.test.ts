import { bookingEquation, type LedgerEntry } from '@passerelle/shared/bookings/ledger';
import { casesContract } from '@passerelle/shared/cases/contract';
import { eventsContract } from '@passerelle/shared/events/contract';
import { startProduct, type Account, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, anUnpaidRequest, type Situation } from '../../../test/situations';

jest.setTimeout(30_000);

const { list, get } = casesContract.routes;
let product: TestProduct;
let support: Account;
let confirmed: Situation;
beforeAll(async () => {
  product = await startProduct();
  support = await product.account({ roles: ['member', 'support'], locale: 'en' });
  confirmed = await aConfirmedBooking(product);
});
afterAll(() => product.stop());

const auditLines = (operation: string) => product.context.database.connection.collection('audit').find({ operation }).toArray();

describe('the panel', () => {
  it('is for staff: members and strangers are turned away', async () => {
    const asked = { params: { bookingId: confirmed.booking.id } };
    for (const person of [confirmed.renter, confirmed.owner]) {
      expect(await person.refused(list, {})).toMatchObject({ status: 403, code: 'auth.forbidden' });
      expect(await person.refused(get, asked)).toMatchObject({ status: 403, code: 'auth.forbidden' });
    }
    expect(await product.nobody.refused(list, {})).toMatchObject({ status: 401, code: 'auth.required' });
    expect(await product.nobody.refused(get, { params: { bookingId: 'bkg_nothing' } })).toMatchObject({ status: 401 });
    const administrator = await product.account({ roles: ['member', 'administrator'] });
    expect((await administrator.ok(list, { query: {} })).items).not.toEqual([]);
  });

  it('finds a booking by its id, by the address of either person however it is written, and by state', async () => {
    const { renter, owner, booking } = confirmed;
    const { booking: unpaid } = await anUnpaidRequest(product, { renter });
    const ids = async (query: { q?: string; state?: 'confirmed' | 'declined' | 'pending_payment' }) => (await support.ok(list, { query })).items.map(({ id }) => id);
    expect(await ids({ q: booking.id })).toEqual([booking.id]);
    expect(await ids({ q: ` ${renter.email.toUpperCase()} ` })).toEqual([unpaid.id, booking.id]);
    expect(await ids({ q: owner.email })).toEqual([booking.id]);
    expect(await ids({ q: renter.email, state: 'pending_payment' })).toEqual([unpaid.id]);
    expect(await ids({ state: 'declined' })).toEqual([]);
    expect(await ids({})).toEqual([unpaid.id, booking.id]);
    for (const q of ['bkg_nothing', 'nobody@example.org', '%', '$ne', '.*']) expect(await ids({ q })).toEqual([]);
  });

  it('shows where a booking stands: timeline, events, ledger, and how to reach the two', async () => {
    const { renter, owner, booking } = confirmed;
    const shown = await support.ok(get, { params: { bookingId: booking.id } });
    expect(shown.booking).toMatchObject({ id: booking.id, viewer: 'support', state: 'confirmed', money: 'captured' });
    expect(shown.booking.timeline.map(({ name, by, state }) => `${name} ${by} ${state}`)).toEqual(['request renter pending_payment', 'confirm-payment system requested', 'accept owner confirmed']);
    expect(shown.emails).toEqual({ renter: renter.email, owner: owner.email });
    expect(shown.events.map(({ type, by }) => `${type} ${by}`)).toEqual(['booking.dates_held renter', 'booking.paid system', 'booking.accepted owner', 'booking.money_captured system']);
    // Stripe's own fee follows when it is known.
    expect(shown.ledger.map(({ kind }) => kind).filter((kind) => kind !== 'stripe_fee')).toEqual(['capture']);
    expect(shown.healthReason).toBe(false);
    expect(bookingEquation(shown.ledger as unknown as LedgerEntry[])).toMatchObject({ holds: true, charged: booking.total });
    expect(shown.booking.payment).toBeUndefined();
    expect(await support.refused(get, { params: { bookingId: 'bkg_nothing' } })).toMatchObject({ status: 404, code: 'cases.not_found' });
  });

  it('leaves a line for every look: who looked at what, and nothing of what was seen', async () => {
    const { booking, renter } = confirmed;
    const before = (await auditLines('cases.get')).length;
    await support.ok(get, { params: { bookingId: booking.id } });
    await support.ok(list, { query: { q: renter.email } });
    const lines = await auditLines('cases.get');
    expect(lines).toHaveLength(before + 1);
    expect(lines.at(-1)).toMatchObject({ accountId: support.id, subjectIds: [booking.id], requestId: expect.any(String) });
    expect(JSON.stringify(await auditLines('cases.list'))).not.toContain(renter.email);
    // Who is turned away has seen nothing.
    await renter.refused(get, { params: { bookingId: booking.id } });
    expect(await auditLines('cases.get')).toHaveLength(before + 1);
  });

  it('hears of every booking without a socket too', async () => {
    const { cursor } = await support.ok(eventsContract.routes.since, { query: {} });
    const { booking } = await anUnpaidRequest(product);
    const { items } = await support.ok(eventsContract.routes.since, { query: { after: cursor } });
    expect(items).toContainEqual(expect.objectContaining({ type: 'booking.dates_held', subject: { kind: 'booking', id: booking.id } }));
    const member = await (await product.account()).ok(eventsContract.routes.since, { query: { after: cursor } });
    expect(member.items).toEqual([]);
  });
});
