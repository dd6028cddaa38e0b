import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quote } from '@passerelle/shared/bookings/contract';
import type { WirePeriod } from '@passerelle/shared/time';
import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { isProblem } from '../../../lib/api/api-problem';
import { useFormat } from '../../../lib/format';
import { includedKm, needsPlace, useChoices } from '../../../lib/options/choices';
import { deliveryFault, deliveryFieldId, OptionFields } from '../../../lib/options/OptionFields';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { Notice } from '../../../ui/feedback/Notice';
import { Skeleton } from '../../../ui/feedback/Skeleton';
import { focusField } from '../../../ui/forms/focus-field';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { AskAndPay } from './AskAndPay';
import { QuoteRefused } from './QuoteRefused';
import { FitOfQuote, PriceOfQuote } from './QuoteSummary';
import { useHeldByMe } from './use-held-by-me';
import { useQuote, type Renewed } from './use-quote';

export interface QuotedProps {
  vehicle: Vehicle;
  period: WirePeriod;
  inquiryId: string | undefined;
}

function AskedAgain({ renewed: { before }, quote }: { renewed: Renewed; quote: Quote }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  return (
    <Notice tone={before ? 'warning' : 'info'} title={t(before ? 'request.priceChanged' : 'request.priceRenewed')} announce>
      {before && <p>{t('request.priceWas', { before: format.money(before), after: format.money(quote.total) })}</p>}
    </Notice>
  );
}

/** What is added to car and dates, the price of all of it, and the way to ask. */
export function Quoted({ vehicle, period, inquiryId }: QuotedProps) {
  const { t } = useTranslation(['bookings', 'lib']);
  const [choices, setChoices] = useChoices(vehicle);
  const [pressed, setPressed] = useState(false);
  const { quote, renewed, hasChairs } = useQuote(vehicle.id, period, choices);
  const { data, error, refetch } = quote;
  const held = useHeldByMe(vehicle.id, period, isProblem(error, 'bookings.dates_taken'));
  if (held === 'asking') return <Skeleton label={t('request.pricing')} lines={6} />;
  if (held) {
    return (
      <Notice tone="warning" title={t('request.heldTitle')} announce actions={<ButtonLink to={`/bookings/${held.id}`}>{t('request.heldPay')}</ButtonLink>}>
        <p>{t('request.held')}</p>
      </Notice>
    );
  }
  // What was chosen is wrong, and can be put right here; anything else that is wrong is about the car or the dates.
  const ofChoices = isProblem(error) && error.errors.some(({ path }) => /^(delivery|extras|kmPackage)/.test(path));
  const isReady = () => {
    setPressed(true);
    if (needsPlace(choices)) focusField(deliveryFieldId);
    return !needsPlace(choices);
  };
  return (
    <>
      {data && <FitOfQuote quote={data} hasChairs={hasChairs} vehicleId={vehicle.id} />}
      {data && renewed && <AskedAgain renewed={renewed} quote={data} />}
      {(!error || ofChoices) && (
        <Card as="section" labelledBy="request-options">
          <Stack>
            <h2 id="request-options">{t('options.title', { ns: 'lib' })}</h2>
            <OptionFields
              vehicle={vehicle}
              includedKm={data && includedKm(data, vehicle)}
              value={choices}
              onChange={setChoices}
              deliveryError={deliveryFault(error) ?? (pressed && needsPlace(choices) ? t('options.placeMissing', { ns: 'lib' }) : undefined)}
            />
          </Stack>
        </Card>
      )}
      {quote.isPending && <Skeleton label={t('request.pricing')} lines={6} />}
      {error && <QuoteRefused error={error} vehicle={vehicle} period={period} onRetry={refetch} />}
      {data && (
        <>
          <PriceOfQuote quote={data} zone={vehicle.timeZone} updating={quote.isPlaceholderData} withoutDelivery={needsPlace(choices)} />
          <AskAndPay quote={data} updating={quote.isPlaceholderData} zone={vehicle.timeZone} inquiryId={inquiryId} isReady={isReady} onExpired={() => void refetch()} />
        </>
      )}
    </>
  );
}
