import { bookingSettings } from '@passerelle/shared/bookings/settings';
import type { WirePeriod } from '@passerelle/shared/time';

const hourMs = 3_600_000;
/** To choose a car and pay for it. */
const choosingMs = hourMs / 4;

/** What is left of these dates for another car: from the first full hour at which it can be had; sooner where nobody has to accept. Undefined: nothing. */
export function datesLeft({ from, to }: WirePeriod, { instant, now }: { readonly instant: boolean; readonly now: Date }): WirePeriod | undefined {
  const notice = instant ? bookingSettings.noticeHours : bookingSettings.leadHours;
  const soonest = Math.ceil((now.getTime() + notice * hourMs + choosingMs) / hourMs) * hourMs;
  const start = Math.max(Date.parse(from), soonest);
  return start < Date.parse(to) ? { from: new Date(start).toISOString(), to } : undefined;
}
