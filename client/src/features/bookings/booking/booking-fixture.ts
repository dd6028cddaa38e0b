import type { Booking } from '@passerelle/shared/bookings/contract';
import type { TransitionName } from '@passerelle/shared/bookings/states';

const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' as const });

/** A booking as the server gives it to one of its people, for tests. */
export function bookingFixture({ may = [], ...more }: Partial<Booking> & { may?: readonly TransitionName[] } = {}): Booking {
  return {
    id: 'bkg_1', state: 'confirmed', money: 'captured', version: 4, viewer: 'renter',
    vehicle: { id: 'veh_1', title: 'Kangoo with ramp', place: { town: 'Bron', department: 'Rhône' }, body: 'van', colour: 'blue' },
    period: { from: '2099-06-01T07:00:00.000Z', to: '2099-06-03T16:00:00.000Z' }, timeZone: 'Europe/Paris',
    renter: { id: 'acc_r', displayName: 'Rana' }, owner: { id: 'acc_o', displayName: 'Odile' },
    total: euros(180), deposit: euros(500), depositStanding: { state: 'held' }, cancellationPolicy: 'moderate',
    roles: { driverChecked: false, passengers: [] },
    price: { lineItems: [{ code: 'days', quantity: 2, unit: euros(90), total: euros(180), paidBy: 'renter', goesTo: 'owner' }], total: euros(180) },
    timeline: [{ at: '2099-05-01T07:00:00.000Z', name: 'request', by: 'renter', state: 'pending_payment' }],
    conversationId: 'cnv_1', handover: {}, problems: [], replacements: [], atRisk: false,
    can: Object.fromEntries(may.map((name) => [name, true as const])),
    ...more,
  };
}
