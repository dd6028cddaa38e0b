import { settleCancellation, type ShareBack } from '@passerelle/shared/bookings/cancellation';
import { plusMs } from '@passerelle/shared/time';
import type { AgreementContent } from './agreement';

export interface CancellationLimit {
  readonly share: ShareBack;
  /** The last instant of it; absent for the share that holds from then on. */
  readonly until?: Date;
}

/** What comes back when the renter cancels, and until when: found by asking the rule itself from one limit to the next. */
export function cancellationLimits({ terms, lineItems, concludedAt, period }: Pick<AgreementContent, 'terms' | 'lineItems' | 'concludedAt' | 'period'>): CancellationLimit[] {
  const confirmedAt = new Date(concludedAt);
  const limits: CancellationLimit[] = [];
  for (let now: Date | undefined = confirmedAt; now; ) {
    const { share, until }: CancellationLimit = settleCancellation({ policy: terms.cancellationPolicy, lineItems, confirmedAt, start: new Date(period.from), zone: terms.timeZone, now, by: 'renter' });
    limits.push({ share, ...(until ? { until } : {}) });
    now = until && plusMs(until, 1);
  }
  return limits;
}
