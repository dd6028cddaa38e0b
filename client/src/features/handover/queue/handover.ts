import type { Booking } from '@passerelle/shared/bookings/contract';
import type { HandoverReport, PhotoView } from '@passerelle/shared/bookings/handover';

export const handoverKinds = ['check-in', 'check-out'] as const;
export type HandoverKind = (typeof handoverKinds)[number];

type Equipment = HandoverReport['equipment'];

/** What was typed and chosen, as it was typed; nothing is lost because it is not right yet. */
export interface Answers {
  readonly km: string;
  readonly energy: string;
  readonly rampCycle?: Equipment['rampCycle'];
  readonly straps: string;
  readonly belts?: Equipment['belts'];
  readonly remote?: Equipment['remote'];
  readonly demonstrated?: boolean;
  readonly note: string;
  readonly typedName: string;
}

/** A photo that is kept on this phone; `id` is the server's, once it was sent. */
export interface KeptPhoto {
  readonly clientId: string;
  readonly view: PhotoView;
  readonly takenAt: string;
  readonly id?: string;
}

/** Why it could not be sent: `incomplete` is this phone's own word, everything else the server's, said in the person's language. */
export interface Refusal {
  readonly code: string;
  readonly said?: { readonly title: string; readonly detail: string; readonly faults: readonly string[] };
}

/**
 * One act at the car, kept on this phone until the server has it. `start` writes the report, `confirm` signs the one of
 * the other. `draft`: being written; `waiting`: signed, to be sent; `refused`: the server said no, and nothing is lost.
 */
export interface Handover {
  readonly key: string;
  readonly accountId: string;
  readonly bookingId: string;
  readonly carTitle: string;
  readonly kind: HandoverKind;
  readonly act: 'start' | 'confirm';
  readonly state: 'draft' | 'waiting' | 'refused';
  readonly answers: Answers;
  readonly photos: readonly KeptPhoto[];
  /** By the clock of this phone. */
  readonly signedAt?: string;
  /** The step as it was tried last: the same again until the server has answered, so that it is taken once. */
  readonly attempt?: { readonly version: number; readonly idempotencyKey: string };
  readonly refusal?: Refusal;
}

/** What of a booking must be known at the car without a network; nothing about a body, and no money. */
export type KeptBooking = Pick<Booking, 'id' | 'state' | 'version' | 'viewer' | 'vehicle' | 'period' | 'timeZone' | 'renter' | 'owner' | 'handover' | 'conversationId' | 'can'>;

export interface OwnedBooking {
  readonly accountId: string;
  readonly booking: KeptBooking;
}

export const toKeptBooking = ({ id, state, version, viewer, vehicle, period, timeZone, renter, owner, handover, conversationId, can }: KeptBooking): KeptBooking => ({
  id, state, version, viewer, vehicle, period, timeZone, renter, owner, handover, conversationId, can,
});

export const keyOf = (accountId: string, bookingId: string, kind: HandoverKind): string => [accountId, bookingId, kind].join(' ');

const noAnswers: Answers = { km: '', energy: '', straps: '', note: '', typedName: '' };

interface Beginning {
  readonly accountId: string;
  readonly booking: KeptBooking;
  readonly kind: HandoverKind;
}

export const newHandover = ({ accountId, booking, kind }: Beginning, act: Handover['act']): Handover => ({
  key: keyOf(accountId, booking.id, kind),
  accountId,
  bookingId: booking.id,
  carTitle: booking.vehicle.title,
  kind,
  act,
  state: 'draft',
  answers: noAnswers,
  photos: [],
});

/** What the booking knows of this hand-over, from either side. */
export const knownReport = ({ handover }: Pick<Booking, 'handover'>, kind: HandoverKind) => (kind === 'check-in' ? handover.checkIn : handover.checkOut);
