import type { Handover, HandoverKind, KeptBooking } from './queue/handover';
import type { KeptStanding } from './queue/outbox';
import type { Phone } from './queue/phone';

/** What the views of a hand-over work with. */
export interface AtCar {
  readonly phone: Phone;
  readonly booking: KeptBooking;
  readonly kind: HandoverKind;
  /** What this phone keeps of it; a new one where there is nothing yet. */
  readonly draft: Handover;
  readonly accountId: string;
  /** Whether the draft, as it is, would survive this page. */
  readonly standing: KeptStanding;
  /** Kept at once. Built on what is kept at that moment: a photo may arrive while something is typed. False: this phone refused to keep it. */
  readonly change: (update: (draft: Handover) => Handover) => Promise<boolean>;
}
