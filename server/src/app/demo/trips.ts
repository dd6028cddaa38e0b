import type { HandoverReport } from '@passerelle/shared/bookings/handover';
import { euros } from '@passerelle/shared/money';
import { hourMs, minuteMs } from '@passerelle/shared/time';
import type { BookingRecord, Move } from '../../features/bookings';

/** One step of a demo booking, so long after its start (or its end). */
interface TripStep {
  readonly after: 'start' | 'end';
  readonly ms: number;
  move(booking: BookingRecord, at: Date): Move;
}

/** A booking under way: when it starts, from now, and what has happened since. `system`: what is due now follows at once. */
export interface Trip {
  readonly name: string;
  /** One of the demo owner's cars, or somebody else's. */
  readonly car: number | 'other';
  readonly startsInHours: number;
  readonly hours: number;
  readonly steps: readonly TripStep[];
  readonly system?: true;
}

type Report = Omit<HandoverReport, 'signature' | 'actedAt'>;
const report: Report = { km: 48_000, energyPercent: 90, equipment: { rampCycle: 'works', straps: 4, belts: 'ok', remote: 'none' }, demonstrated: true, photos: [] };

const byOwner = ({ ownerId }: BookingRecord) => ({ role: 'owner' as const, accountId: ownerId });
const byRenter = ({ renterId }: BookingRecord) => ({ role: 'renter' as const, accountId: renterId });
const written = (by: 'owner' | 'renter', at: Date, said: Partial<Report>, agreed: boolean) => ({
  ...report, ...said, by, actedAt: at, sentAt: at, agreed,
  signatures: [...(agreed ? [{ by: 'renter' as const, typedName: 'Camille', at }] : []), { by: 'owner' as const, typedName: 'Dominique', at }],
});

const checkIn: readonly TripStep[] = [
  {
    after: 'start', ms: -10 * minuteMs,
    move: (booking, at) => ({ name: 'start-check-in', ...byOwner(booking), input: { evidence: true, recordComplete: true, actedAt: at }, writes: { handover: { checkIn: written('owner', at, {}, false), checkOut: null } } }),
  },
  {
    after: 'start', ms: 0,
    move: (booking, at) => ({ name: 'confirm-check-in', ...byRenter(booking), input: { recordComplete: true, actedAt: at }, writes: { handover: { checkIn: written('owner', at, {}, true), checkOut: null } } }),
  },
];

/** 60 km more than the two days include, and a little less in the tank. */
const checkOut: readonly TripStep[] = [
  {
    after: 'end', ms: 5 * minuteMs,
    move: (booking, at) => ({
      name: 'start-check-out', ...byOwner(booking), input: { evidence: true, recordComplete: true, actedAt: at },
      writes: { handover: { ...booking.handover, checkOut: written('owner', at, { km: 48_360, energyPercent: 80 }, false) } },
    }),
  },
  {
    after: 'end', ms: 15 * minuteMs,
    move: (booking, at) => ({
      name: 'confirm-check-out', ...byRenter(booking), input: { recordComplete: true, actedAt: at, driven: { km: 360, includedKm: booking.includedKm, energyMissing: 10 } },
      writes: { handover: { ...booking.handover, checkOut: written('owner', at, { km: 48_360, energyPercent: 80 }, true) } },
    }),
  },
];

const claim: readonly TripStep[] = [
  {
    after: 'end', ms: 2 * hourMs,
    move: (booking, at) => ({
      name: 'claim', ...byOwner(booking), input: { evidence: true },
      writes: { claim: { openedAt: at, text: 'Le pare-chocs arrière est rayé sur trente centimètres.', photoIds: [], estimate: null, answer: null, settled: null } },
    }),
  },
  {
    after: 'end', ms: 3 * hourMs,
    move: (booking) => ({ name: 'estimate', ...byOwner(booking), input: { evidence: true, amount: euros(18_000) }, writes: { claim: booking.claim && { ...booking.claim, estimate: euros(18_000) } }, told: { amount: euros(18_000) } }),
  },
];

/** Every state that is worth a look, around now. */
export const trips: readonly Trip[] = [
  { name: 'in progress', car: 0, startsInHours: -25, hours: 48, steps: checkIn },
  { name: 'returned, with something to pay beyond', car: 1, startsInHours: -54, hours: 48, steps: [...checkIn, ...checkOut] },
  { name: 'claim open', car: 2, startsInHours: -66, hours: 48, steps: [...checkIn, ...checkOut, ...claim] },
  { name: 'confirmed, the owner is asked whether all is ready', car: 1, startsInHours: 20, hours: 48, steps: [], system: true },
  { name: 'late', car: 'other', startsInHours: -27, hours: 24, steps: checkIn, system: true },
  {
    name: 'nobody came', car: 'other', startsInHours: -1, hours: 24,
    steps: [{ after: 'start', ms: 50 * minuteMs, move: (booking) => ({ name: 'report-owner-absent', ...byRenter(booking), input: { evidence: true } }) }],
  },
  {
    name: 'refused at the pick-up', car: 'other', startsInHours: -2, hours: 24,
    steps: [
      {
        after: 'start', ms: 15 * minuteMs,
        move: (booking, at) => ({
          name: 'refuse-at-pickup', ...byRenter(booking), input: { evidence: true },
          writes: { statements: [{ at, by: 'renter', about: 'refuse-at-pickup', text: 'La porte est plus basse que dans l’annonce.', photoIds: [], measure: { what: 'door_height', found: 1_290 } }] },
        }),
      },
    ],
  },
];
