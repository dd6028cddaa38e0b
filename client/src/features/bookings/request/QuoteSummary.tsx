import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Quote } from '@passerelle/shared/bookings/contract';
import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { useFormat } from '../../../lib/format';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { DefinitionList } from '../../../ui/data/DefinitionList';
import { PriceLines } from '../../../ui/data/PriceLines';
import { CarDrawing } from '../../../ui/drawings/CarDrawing';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { VerdictBadge } from '../../../ui/verdict/VerdictBadge';
import { priceLines } from '../../../lib/price-lines';
import styles from './request.module.css';

export function CarAndDates({ vehicle, period }: { vehicle: Vehicle; period: { from: string; to: string } }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { access } = vehicle.accessibility;
  return (
    <Card as="section" labelledBy="request-car">
      <Stack>
        <h2 id="request-car">{t('request.car')}</h2>
        <div className={styles.car}>
          <div className={styles.drawing}>
            <CarDrawing body={vehicle.body} access={access?.type ?? 'none'} side={access?.side ?? 'rear'} colour={vehicle.colour} alt="" />
          </div>
          <div>
            <p>
              <Link to={`/cars/${vehicle.id}`}>{vehicle.title}</Link>
            </p>
            <p>{t('request.carLine', { town: vehicle.place.town, owner: vehicle.owner.displayName })}</p>
          </div>
        </div>
        <DefinitionList
          items={[
            { term: t('facts.from'), detail: format.dayAndTime(period.from, vehicle.timeZone) },
            { term: t('facts.to'), detail: format.dayAndTime(period.to, vehicle.timeZone) },
          ]}
        />
        <p>
          <Link to={`/cars/${vehicle.id}?${new URLSearchParams(period).toString()}`}>{t('request.changeDates')}</Link>
        </p>
      </Stack>
    </Card>
  );
}

export function FitOfQuote({ quote, hasChairs, vehicleId }: { quote: Quote; hasChairs: boolean; vehicleId: string }) {
  const { t } = useTranslation('bookings');
  return (
    <Card as="section" labelledBy="request-fit">
      <Stack>
        <h2 id="request-fit">{t('fit.title')}</h2>
        {quote.verdict ? (
          <>
            <div>
              <VerdictBadge verdict={quote.verdict} large />
            </div>
            <p>{t(`fit.verdict.${quote.verdict}`)}</p>
            <p>{t('request.chairsStay')}</p>
          </>
        ) : (
          <p>{t(hasChairs ? 'request.verdictMissing' : 'request.noChair')}</p>
        )}
        <p>
          <Link to={`/cars/${vehicleId}`}>{t('request.seeFit')}</Link>
        </p>
      </Stack>
    </Card>
  );
}

export function PriceOfQuote({ quote, zone, updating, withoutDelivery }: { quote: Quote; zone: string; updating: boolean; withoutDelivery: boolean }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  return (
    <Card as="section" labelledBy="request-price">
      <Stack>
        <h2 id="request-price">{t('price.title')}</h2>
        <PriceLines
          caption={t('price.caption')}
          headings={{ label: t('price.headLine'), amount: t('price.headAmount') }}
          lines={priceLines(quote.lineItems, 'renter', format, t)}
          total={{ label: t('price.total'), amount: format.money(quote.total) }}
          after={[{ key: 'deposit', label: t('price.deposit'), detail: t('price.depositDetail'), amount: format.money(quote.deposit) }]}
        />
        {withoutDelivery && <p>{t('request.withoutDelivery')}</p>}
        <StatusMessage message={updating ? t('request.pricing') : t('request.priceSaid', { total: format.money(quote.total) })} />
        <p>{updating ? t('request.pricing') : t('request.priceHolds', { at: format.time(quote.expiresAt, zone) })}</p>
        <h3>{t('policy.title')}</h3>
        <p>{t(`policy.${quote.cancellationPolicy}`)}</p>
        <p>{t('policy.always')}</p>
      </Stack>
    </Card>
  );
}
