import { useTranslation } from 'react-i18next';
import type { WirePeriod } from '@passerelle/shared/time';
import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { isProblem } from '../../../lib/api/api-problem';
import { Button } from '../../../ui/buttons/Button';
import { Notice } from '../../../ui/feedback/Notice';
import { OtherDates } from './OtherDates';

export interface QuoteRefusedProps {
  error: unknown;
  vehicle: Vehicle;
  period: WirePeriod;
  onRetry: () => unknown;
}

/** There is no price: why, and what to do instead. */
export function QuoteRefused({ error, vehicle, period, onRetry }: QuoteRefusedProps) {
  const { t } = useTranslation('bookings');
  const problem = isProblem(error) ? error : undefined;
  const mayPass = problem?.status !== 422;
  const dates = isProblem(problem, 'bookings.dates_taken', 'bookings.period_in_the_past', 'bookings.lead_too_short', 'bookings.too_far_ahead');
  const retry = (
    <Button variant="secondary" onClick={() => void onRetry()}>
      {t('page.retry')}
    </Button>
  );
  return (
    <Notice tone="error" title={problem?.title ?? t('request.noPrice')} announce actions={dates || !mayPass ? undefined : retry}>
      {problem && <p>{problem.detail}</p>}
      {dates && <OtherDates vehicleId={vehicle.id} period={period} zone={vehicle.timeZone} />}
    </Notice>
  );
}
