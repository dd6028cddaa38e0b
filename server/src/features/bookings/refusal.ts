import type { Refusal } from '@passerelle/shared/bookings/guards';
import { bookingSettings } from '@passerelle/shared/bookings/settings';
import { problem, type Problem } from '@passerelle/shared/problem';

/** A refusal of the booking process as the answer a caller gets. */
export function refusalProblem({ code, field }: Refusal): Problem {
  const values = { hours: bookingSettings.leadHours, days: bookingSettings.daysAhead };
  return problem(code, { values, ...(field ? { errors: [{ path: field, code: 'required' }] } : {}) });
}
