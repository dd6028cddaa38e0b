import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { api } from '../../../lib/api';
import { isProblem } from '../../../lib/api/api-problem';
import { newKey } from '../../../lib/api/new-key';
import { useChairs } from '../../../lib/chairs';
import { useFormat } from '../../../lib/format';
import { choicesToWire, includedKm, needsPlace, nothingChosen } from '../../../lib/options/choices';
import { deliveryFault, deliveryFieldId, OptionFields } from '../../../lib/options/OptionFields';
import { priceLines } from '../../../lib/price-lines';
import { ProblemNotice } from '../../../lib/ProblemNotice';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { Button } from '../../../ui/buttons/Button';
import { PriceLines } from '../../../ui/data/PriceLines';
import { Skeleton } from '../../../ui/feedback/Skeleton';
import { Checkbox } from '../../../ui/forms/Checkbox';
import { focusField } from '../../../ui/forms/focus-field';
import { TextField } from '../../../ui/forms/TextField';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import type { Wanted } from './CarStep';
import type { Caller } from './PersonStep';

const consentId = 'phone-consent';

interface OfferStepProps {
  caller: Caller;
  vehicle: Vehicle;
  period: Wanted['period'];
  onAsked: (booking: Booking) => void;
}

/** The price to be read out, what is added to it, the consent, and the one button. */
export function OfferStep({ caller, vehicle, period, onAsked }: OfferStepProps) {
  const { t } = useTranslation(['cases', 'bookings', 'lib']);
  const format = useFormat();
  const chairs = useChairs();
  const [choices, setChoices] = useState(nothingChosen);
  const [payer, setPayer] = useState('');
  const [consent, setConsent] = useState(false);
  const [pressed, setPressed] = useState(false);
  const [key, setKey] = useState(newKey);
  const options = choicesToWire(choices);
  const quote = useQuery({
    queryKey: ['quote', 'phone', vehicle.id, period, chairs, options],
    queryFn: ({ signal }) => api.bookings.quote({ body: { vehicleId: vehicle.id, period, ...(chairs.length > 0 ? { wheelchairs: [...chairs] } : {}), ...options } }, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    // Something else is added: the price before it stays in sight until the new one is there, and cannot be asked for.
    placeholderData: keepPreviousData,
  });
  const ask = useMutation({
    mutationFn: (quoteId: string) =>
      api.bookings.request({ body: { quoteId, ...(payer.trim() ? { payer: { name: payer.trim() } } : {}), onBehalfOf: { email: caller.email, consent: true } } }, { idempotencyKey: key }),
    onSuccess: onAsked,
    onError: (error) => {
      setKey(newKey());
      if (isProblem(error, 'quotes.expired', 'quotes.not_found', 'quotes.used')) void quote.refetch();
    },
  });
  const { data, isPlaceholderData: updating } = quote;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (needsPlace(choices)) focusField(deliveryFieldId);
    else if (!consent) focusField(consentId);
    else if (data && !updating && !ask.isPending) ask.mutate(data.quoteId);
  };
  return (
    <Card as="section" labelledBy="phone-offer-title">
      <form onSubmit={submit} noValidate>
        <Stack>
          <h2 id="phone-offer-title">{t('phone.offer')}</h2>
          <p>{t('phone.readOut', { title: vehicle.title, town: vehicle.place.town, owner: vehicle.owner.displayName, period: format.period(period, vehicle.timeZone) })}</p>
          <OptionFields
            vehicle={vehicle}
            includedKm={data && includedKm(data, vehicle)}
            value={choices}
            onChange={setChoices}
            deliveryError={deliveryFault(quote.error) ?? (pressed && needsPlace(choices) ? t('options.placeMissing', { ns: 'lib' }) : undefined)}
          />
          {quote.isPending && <Skeleton label={t('phone.pricing')} lines={4} />}
          <ProblemNotice error={quote.error} onRetry={quote.refetch} />
          {data && (
            <>
              {data.verdict && <p>{t(`fit.verdict.${data.verdict}`, { ns: 'bookings' })}</p>}
              <PriceLines
                caption={t('price.caption', { ns: 'bookings' })}
                headings={{ label: t('price.headLine', { ns: 'bookings' }), amount: t('price.headAmount', { ns: 'bookings' }) }}
                lines={priceLines(data.lineItems, 'renter', format, t)}
                total={{ label: t('price.total', { ns: 'bookings' }), amount: format.money(data.total) }}
                after={[{ key: 'deposit', label: t('price.deposit', { ns: 'bookings' }), detail: t('price.depositDetail', { ns: 'bookings' }), amount: format.money(data.deposit) }]}
              />
              {needsPlace(choices) && <p>{t('request.withoutDelivery', { ns: 'bookings' })}</p>}
              <StatusMessage message={updating ? t('phone.pricing') : t('request.priceSaid', { ns: 'bookings', total: format.money(data.total) })} />
              <p>{t(`policy.${data.cancellationPolicy}`, { ns: 'bookings' })}</p>
            </>
          )}
          <TextField label={t('phone.payer')} hint={t('phone.payerHint', { name: caller.displayName })} optional autoComplete="off" maxLength={60} value={payer} onChange={({ target }) => setPayer(target.value)} />
          <Checkbox
            id={consentId}
            label={t('phone.consent', { name: caller.displayName })}
            hint={t('phone.consentHint')}
            checked={consent}
            error={pressed && !consent ? t('phone.consentMissing') : undefined}
            onChange={({ target }) => setConsent(target.checked)}
          />
          <ProblemNotice error={ask.error} />
          {data && (
            <div>
              <Button type="submit" busy={ask.isPending || updating} busyText={t(updating ? 'phone.pricing' : 'actions.busy')}>
                {t('phone.ask', { name: caller.displayName, total: format.money(data.total) })}
              </Button>
            </div>
          )}
        </Stack>
      </form>
    </Card>
  );
}
