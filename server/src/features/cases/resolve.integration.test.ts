import { bookingEquation } from '@passerelle/shared/bookings/ledger';
import { casesContract } from '@passerelle/shared/cases/contract';
import { photosContract } from '@passerelle/shared/photos/contract';
import { dayMs, hourMs, plusMs } from '@passerelle/shared/time';
import { eventually } from '../../../test/eventually';
import { startProduct, type Account, type TestProduct } from '../../../test/product';
import { aConfirmedBooking, anOwnerWithCar, aReadyBooking, bookings, bring, calendarOf, daysFromNow, eventsOf, payOf, quoteFor, see, until, untilSeen, type Situation } from '../../../test/situations';
import { aPicture } from '../photos/picture-fixtures';

jest.setTimeout(60_000);

const { showAct, carryOut, confirmAct, findPerson, get, open } = casesContract.routes;
let product: TestProduct;
let support: Account;
let second: Account;
beforeAll(async () => {
  product = await startProduct();
  support = await product.account({ roles: ['member', 'support'] });
  second = await product.account({ roles: ['member', 'support'] });
});
afterAll(() => product.stop());

const equationOf = async (id: string) => bookingEquation(await product.features.bookings.ledgerOf(id));
const shownTo = (bookingId: string, body: Parameters<typeof support.ok<typeof showAct>>[1]['body']) => support.ok(showAct, { params: { bookingId }, body });
const casesOf = async (bookingId: string) => (await support.ok(open, { query: { bookingId } })).items;

describe('a trip of which nobody wrote anything down', () => {
  // 120 € of days, of which the owner gets 102 €; 18 € of insurance, which begins with the trip; 12 € of fee.
  const ends = [
    ['returned', 'returned', 0, 10_200],
    ['renter_cancelled', 'cancelled_by_renter', 1_800, 10_200],
    ['no_show', 'no_show', 1_800, 10_200],
    ['owner_cancelled', 'cancelled_by_owner', 15_000, 0],
    ['misfit', 'cancelled_misfit', 15_000, 0],
  ] as const;
  const unresolved = new Map<string, Situation>();
  beforeAll(async () => {
    for (const [outcome] of ends) unresolved.set(outcome, await aConfirmedBooking(product, { days: 3 }));
    const last = [...unresolved.values()].at(-1);
    product.clock.advanceTo(plusMs(new Date(last?.booking.period.to ?? 0), 2 * hourMs + 1_000));
    for (const { renter, booking } of unresolved.values()) await until(renter, booking, 'unresolved');
  });

  it.each(ends)('is resolved by support as %s: %s, so much comes back as was shown', async (outcome, state, back, owed) => {
    const situation = unresolved.get(outcome);
    if (!situation) throw new Error('no such booking');
    const { owner, renter, carId, booking } = situation;
    const shown = await shownTo(booking.id, { name: 'resolve', outcome });
    expect(shown.effect).toMatchObject({ from: 'unresolved', to: state, back: { amount: back }, owed: { amount: owed }, fund: { amount: 0 } });
    await support.ok(carryOut, { params: { actId: shown.id } });
    expect((await until(renter, booking, state)).timeline.at(-1)).toMatchObject({ name: 'resolve', by: 'support', outcome });
    await eventually(async () => (await equationOf(booking.id)).refunded.amount === back);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, owed: { amount: owed }, depositKept: { amount: 0 } });
    expect(await calendarOf(owner, carId)).toEqual([]);
    if (state !== 'returned') await untilSeen(renter, booking, ({ depositStanding }) => ['released', 'none', 'failed'].includes(depositStanding.state));
  });

  it('cannot end in a way that is not in the table', async () => {
    const { booking } = await aConfirmedBooking(product);
    expect(await support.refused(showAct, { params: { bookingId: booking.id }, body: { name: 'resolve', outcome: 'misfit' } })).toMatchObject({ status: 409 });
  });
});

describe('a state that support forces', () => {
  it('needs a reason and always a second person, whatever the amount', async () => {
    const { renter, booking } = await aConfirmedBooking(product);
    const force = { name: 'force', outcome: 'cancelled_by_owner', amount: 100 } as const;
    expect(await support.refused(showAct, { params: { bookingId: booking.id }, body: force })).toMatchObject({ status: 422, errors: [{ path: 'note' }] });
    const shown = await shownTo(booking.id, { ...force, note: 'Nobody answers' });
    expect(shown).toMatchObject({ needsSecondPerson: true, effect: { to: 'cancelled_by_owner', back: { amount: 100 } } });
    expect(await support.ok(carryOut, { params: { actId: shown.id } })).toMatchObject({ state: 'waiting' });
    expect(await support.refused(confirmAct, { params: { actId: shown.id } })).toMatchObject({ status: 409, code: 'cases.needs_another_person' });
    expect((await see(renter, booking)).state).toBe('confirmed');
    await second.ok(confirmAct, { params: { actId: shown.id } });
    expect((await until(renter, booking, 'cancelled_by_owner')).timeline.at(-1)).toMatchObject({ name: 'force', by: 'support' });
    expect(JSON.stringify(await see(renter, booking))).not.toContain('Nobody answers');
    await eventually(async () => (await equationOf(booking.id)).refunded.amount === 100);
    expect((await equationOf(booking.id)).holds).toBe(true);
  });

  it.each(['inquiry', 'pending_payment', 'no_show_claimed', 'nonsense'])('is never %s', async (outcome) => {
    const { booking } = await aConfirmedBooking(product);
    expect(await support.refused(showAct, { params: { bookingId: booking.id }, body: { name: 'force', outcome, note: 'x' } })).toMatchObject({ status: 422, errors: [{ path: 'outcome' }] });
  });
});

describe('the deposit, by support', () => {
  it('is released, and nothing is in the ledger of it', async () => {
    const { renter, booking } = await aReadyBooking(product);
    const shown = await shownTo(booking.id, { name: 'release-deposit' });
    expect(shown.effect).toMatchObject({ back: { amount: 0 }, depositKept: { amount: 0 } });
    await support.ok(carryOut, { params: { actId: shown.id } });
    await untilSeen(renter, booking, ({ depositStanding }) => depositStanding.state === 'released');
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: { amount: 15_000 } });
    expect(await support.refused(showAct, { params: { bookingId: booking.id }, body: { name: 'release-deposit' } })).toMatchObject({ status: 409 });
  });

  it.each([
    [15_000, false],
    [20_001, true],
  ])('is taken for the owner: %s cents, with a second person: %s', async (amount, needsSecondPerson) => {
    const { renter, booking } = await aReadyBooking(product);
    const shown = await shownTo(booking.id, { name: 'capture-deposit', amount });
    expect(shown).toMatchObject({ needsSecondPerson, effect: { charged: { amount }, owed: { amount: 10_200 + amount }, depositKept: { amount: 0 } } });
    await support.ok(carryOut, { params: { actId: shown.id } });
    if (needsSecondPerson) await second.ok(confirmAct, { params: { actId: shown.id } });
    const taken = await untilSeen(renter, booking, ({ depositStanding }) => depositStanding.state === 'captured');
    expect(taken.depositStanding.captured).toEqual({ amount, currency: 'EUR' });
    await eventually(async () => (await equationOf(booking.id)).owed.amount === 10_200 + amount);
    expect(await equationOf(booking.id)).toMatchObject({ holds: true, charged: { amount: 15_000 + amount } });
  });
});

describe('a reason of health', () => {
  it('is for support alone: the owner sees that it was cancelled, the database a seal, and a no is sealed too', async () => {
    const { owner, renter, booking } = await aConfirmedBooking(product, { days: 3 });
    const other = await aConfirmedBooking(product, { days: 3 });
    product.clock.advanceTo(plusMs(new Date(booking.period.from), -dayMs + hourMs));
    await bring(renter, booking, 'cancel-by-renter', { healthReason: true });
    await bring(other.renter, other.booking, 'cancel-by-renter');
    await until(renter, booking, 'cancelled_by_renter', 'captured');
    await until(other.renter, other.booking, 'cancelled_by_renter', 'captured');
    expect((await support.ok(get, { params: { bookingId: booking.id } })).healthReason).toBe(true);
    expect((await support.ok(get, { params: { bookingId: other.booking.id } })).healthReason).toBe(false);
    await eventually(async () => (await casesOf(booking.id)).some(({ kind }) => kind === 'refund'));

    const seen = await see(owner, booking);
    const same = await see(other.owner, other.booking);
    const { id: _id, vehicle: _vehicle, owner: _owner, renter: _renter, conversationId: _conversation, ...rest } = seen;
    expect(Object.keys(rest).sort()).toEqual(Object.keys({ ...same }).filter((key) => key in rest).sort());
    // What the system did before each was cancelled is a matter of moments.
    const acts = ({ timeline }: typeof seen) => timeline.filter(({ by }) => by !== 'system').map(({ name, reason }) => [name, reason]);
    expect(acts(seen)).toEqual(acts(same));

    const raw = async (id: string) => product.context.database.connection.collection('bookings').findOne({ _id: id as never });
    const [yes, no] = [String((await raw(booking.id))?.healthReason), String((await raw(other.booking.id))?.healthReason)];
    expect(yes).toHaveLength(no.length);
    expect(yes).not.toBe(no);
    const events = JSON.stringify(await product.context.events.repository.ofSubject(booking.id));
    expect(events).not.toMatch(/health|santé|sensitive/i);
    // Who is not of the staff does not even hear that there is a case.
    const told = (await product.context.events.repository.ofSubject(booking.id)).filter(({ type }) => type === 'booking.case_wanted');
    expect(told).toMatchObject([{ audience: [], staff: true }]);
  });
});

describe('support who asks for somebody', () => {
  it('needs to be staff, to know the address, and the consent, which is kept', async () => {
    const { carId } = await anOwnerWithCar(product);
    const renter = await product.account();
    const { quoteId } = await quoteFor(support, carId, daysFromNow(product, 20));
    const onBehalfOf = { email: renter.email, consent: true } as const;
    const kept = (await product.counts()).bookings;
    expect(await (await product.account()).refused(bookings.request, { body: { quoteId, onBehalfOf } })).toMatchObject({ status: 403, code: 'auth.forbidden' });
    expect(await support.refused(bookings.request, { body: { quoteId, onBehalfOf: { email: 'nobody@example.org', consent: true } } })).toMatchObject({ status: 422, errors: [{ path: 'onBehalfOf.email' }] });
    expect(await support.send('POST', '/api/bookings', { quoteId, onBehalfOf: { email: renter.email, consent: false } })).toMatchObject({ status: 422, body: { errors: [{ path: 'onBehalfOf.consent' }] } });
    expect((await product.counts()).bookings).toBe(kept);

    const asked = await support.ok(bookings.request, { body: { quoteId, onBehalfOf } });
    expect(asked).toMatchObject({ viewer: 'support', state: 'pending_payment', timeline: [{ name: 'request', by: 'support' }] });
    expect(asked.payment).toBeUndefined();
    // The link that support passes on needs no account, and is in the renter's mail too.
    const token = asked.payerLink?.split('/').at(-1) ?? '';
    const page = await product.nobody.ok(bookings.pay, { params: { token } });
    expect(page).toMatchObject({ state: 'open', amount: asked.total });
    expect(JSON.stringify(page)).not.toContain(renter.displayName);
    const mails = await eventually(async () => {
      const found = (await product.context.mail.kept(100)).filter(({ to }) => to === renter.email);
      return found.length > 0 ? found : null;
    });
    expect(mails.map(({ text }) => text)).toEqual([expect.stringContaining(asked.payerLink ?? 'no link')]);
    const theirs = await see(renter, asked);
    expect(theirs).toMatchObject({ viewer: 'renter', renter: { id: renter.id } });
    expect(await product.features.bookings.byId(asked.id)).toMatchObject({ renterId: renter.id, askedBy: support.id });
    expect((await product.context.events.repository.ofSubject(asked.id))[0]).toMatchObject({ type: 'booking.dates_held', by: `support:${support.id}`, audience: expect.arrayContaining([renter.id]) });
    await product.stripe.pay(payOf(theirs));
    await until(renter, asked, 'requested');
    expect(await eventsOf(product, asked.id)).toEqual(['booking.dates_held', 'booking.paid']);
    expect((await see(support, asked)).payerLink).toBeUndefined();
  });
});

describe('whose account an address is', () => {
  it('is told to staff alone, by the name, and not for an address that nobody has', async () => {
    const renter = await product.account({ displayName: 'Camille' });
    const asked = { body: { email: ` ${renter.email.toUpperCase()} ` } };
    expect(await support.ok(findPerson, asked)).toEqual({ id: renter.id, displayName: 'Camille' });
    expect(await renter.refused(findPerson, asked)).toMatchObject({ status: 403 });
    expect(await support.refused(findPerson, { body: { email: 'nobody@example.org' } })).toMatchObject({ status: 422, errors: [{ path: 'email', code: 'accounts.unknown_address' }] });
  });
});

describe('what somebody says and shows with a step', () => {
  it('is there for support: words, photos and the measure of a refused car, and nothing of it for its owner', async () => {
    const { owner, renter, booking } = await aReadyBooking(product);
    product.clock.advanceTo(plusMs(new Date(booking.period.from), 10 * 60_000));
    const { id: photoId } = await renter.ok(photosContract.routes.add, { params: { bookingId: booking.id }, query: { purpose: 'refusal', clientId: 'refused-car' }, body: await aPicture() }, { 'Content-Type': 'image/jpeg' });
    await bring(renter, booking, 'refuse-at-pickup', { note: 'La porte est trop basse', photoIds: [photoId], measure: { what: 'door_height', found: 1_290 } });
    const { statements } = await support.ok(get, { params: { bookingId: booking.id } });
    expect(statements).toEqual([{ at: expect.any(String), by: 'renter', about: 'refuse-at-pickup', text: 'La porte est trop basse', photoIds: [photoId], measure: { what: 'door_height', found: 1_290 } }]);
    expect((await support.ok(photosContract.routes.read, { params: { photoId }, query: { size: 'small' } })).length).toBeGreaterThan(0);
    // A number of its own: letters and figures of an id stand together.
    expect(JSON.stringify(await see(owner, booking))).not.toMatch(/\b1290\b/);
  });

  it('stands in order: that nobody came, and that it is contested', async () => {
    const { owner, renter, booking } = await aReadyBooking(product);
    product.clock.advanceTo(plusMs(new Date(booking.period.from), 50 * 60_000));
    await bring(renter, booking, 'report-owner-absent', { note: 'Personne devant le 12' });
    await bring(owner, booking, 'contest', { note: 'Je suis au 21' });
    const { statements } = await support.ok(get, { params: { bookingId: booking.id } });
    expect(statements.map(({ by, about, text }) => [by, about, text])).toEqual([['renter', 'report-owner-absent', 'Personne devant le 12'], ['owner', 'contest', 'Je suis au 21']]);
  });
});
