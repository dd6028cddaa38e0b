import { knownReport, type Handover, type HandoverKind, type KeptBooking } from './queue/handover';

const hourMs = 3_600_000;

export const views = ['waiting', 'refused', 'agreed', 'write', 'toSign', 'signedByMe', 'notYet', 'closed'] as const;
export type View = (typeof views)[number];

interface Situation {
  readonly booking: KeptBooking;
  readonly fresh: boolean;
  readonly kind: HandoverKind;
  readonly handover: Handover | undefined;
  readonly now: Date;
}

/** As the process has it: the hand-over opens two hours before the start. */
export const opensAt = ({ period }: Pick<KeptBooking, 'period'>): Date => new Date(Date.parse(period.from) - 2 * hourMs);

/** What this person sees of a hand-over. Without a network the phone lets them write: the server judges when it gets it. */
export function viewOf({ booking, fresh, kind, handover, now }: Situation): View {
  if (handover?.state === 'waiting') return 'waiting';
  if (handover?.state === 'refused') return 'refused';
  const report = knownReport(booking, kind);
  if (report?.agreed) return 'agreed';
  if (report && report.by !== booking.viewer) return 'toSign';
  if (report) return handover ? 'write' : 'signedByMe';
  if (kind === 'check-in' && now < opensAt(booking)) return 'notYet';
  return !fresh || booking.can[`start-${kind}`] ? 'write' : 'closed';
}
