import { settleCancellation, type CancellationPolicy, type ShareBack } from '@passerelle/shared/bookings/cancellation';

export interface CancellationStep {
  readonly share: ShareBack;
  /** The last instant at which this much comes back; absent for what holds from then on. */
  readonly until?: Date;
  /** Set where the limit counts from the confirmation, in hours: its hour is not known before. */
  readonly hoursAfterConfirmation?: number;
}

const hourMs = 3_600_000;

/** What comes back, and until when, if a booking for these dates were confirmed now: read off the rule itself, step by step. */
export function cancellationSteps(policy: CancellationPolicy, start: Date, zone: string, now: Date): CancellationStep[] {
  const steps: CancellationStep[] = [];
  let at = now;
  for (;;) {
    const { share, until } = settleCancellation({ policy, lineItems: [], confirmedAt: now, start, zone, now: at, by: 'renter' });
    const hours = until && (until.getTime() - now.getTime()) / hourMs;
    const fromConfirmation = hours === 1 || (policy === 'strict' && hours === 48);
    steps.push({ share, ...(until ? { until } : {}), ...(fromConfirmation && hours !== undefined ? { hoursAfterConfirmation: hours } : {}) });
    if (!until) return steps;
    at = new Date(until.getTime() + 1);
  }
}
