import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import { ApiProblem } from '../../lib/api/api-problem';
import { useChairs } from '../../lib/chairs';
import { useFormat } from '../../lib/format';
import { dayIn } from '../../lib/period-fields';
import { Button } from '../../ui/buttons/Button';
import { CarDrawing } from '../../ui/drawings/CarDrawing';
import { Notice } from '../../ui/feedback/Notice';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { focusField } from '../../ui/forms/focus-field';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { VerdictBadge } from '../../ui/verdict/VerdictBadge';
import { Availability } from './Availability';
import { BookingPanel, panelId } from './BookingPanel';
import { FitPart } from './FitPart';
import { HowItWorks } from './HowItWorks';
import { Measures } from './Measures';
import { periodIn } from './period-in-address';
import { PlacePart } from './PlacePart';
import { RentingFacts } from './RentingFacts';
import { useFit } from './use-car';
import styles from './car.module.css';

/** The list that led here, where there is one. */
function useResultsPath(): string {
  const { state } = useLocation();
  const results: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'results') : undefined;
  return typeof results === 'string' ? results : '/search';
}

export function Car({ vehicle }: { vehicle: Vehicle }) {
  const { t, i18n } = useTranslation('car');
  const format = useFormat();
  const chairs = useChairs();
  const location = useLocation();
  const [params, setParams] = useSearchParams();
  const period = periodIn(params);
  const resultsPath = useResultsPath();
  const { data: fit, error: fitError, isLoading, refetch } = useFit(vehicle.id, chairs);
  const { accessibility, owner, place, timeZone } = vehicle;
  const verdict = chairs.length > 0 ? (fit?.verdict ?? null) : null;
  const since = new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(owner.memberSince));
  const { type = 'none', side = 'rear' } = accessibility.access ?? {};

  return (
    <Page>
      <div className={styles.top}>
        <PageHeader
          before={
            <>
              <Breadcrumb items={[{ label: t('crumb'), to: resultsPath }, { label: vehicle.title }]} />
              {verdict && <VerdictBadge verdict={verdict} large />}
            </>
          }
          title={vehicle.title}
          lead={fit && chairs.length > 0 ? fit.reason : `${place.town}, ${place.department}`}
        />
        <div className={styles.picture}>
          <CarDrawing body={vehicle.body} access={type} side={side} colour={vehicle.colour} alt={t(`picture.${type}`)} />
        </div>
      </div>
      <div className={styles.columns}>
        <div className={styles.fit}>
          {isLoading && <Skeleton label={t('fit.loading')} picture lines={6} />}
          {fitError && (
            <Notice tone="error" title={fitError instanceof ApiProblem ? fitError.title : t('fit.failed')} actions={<Button variant="secondary" onClick={() => void refetch()}>{t('again')}</Button>}>
              {fitError instanceof ApiProblem && <p>{fitError.detail}</p>}
            </Notice>
          )}
          {!isLoading && <FitPart vehicle={vehicle} chairs={chairs} fit={chairs.length > 0 ? fit : undefined} />}
          {!vehicle.checked && (
            <Notice tone="warning" title={t('notChecked.title')}>
              <p>{t('notChecked.text')}</p>
            </Notice>
          )}
          {/* Keeps the price in sight on a phone until the panel below it is reached; never over what comes after. */}
          <div className={styles.bar} data-print="no">
            <span>{t('price.perDay', { amount: format.money(vehicle.pricing.perDay, { short: true }) })}</span>
            <Button onClick={() => focusField(panelId)}>{t(period ? 'bar.price' : 'bar.dates')}</Button>
          </div>
        </div>
        <div className={styles.booking}>
          <BookingPanel
            vehicle={vehicle}
            verdict={verdict}
            period={period}
            onPeriod={(chosen) => {
              const next = new URLSearchParams(params);
              next.delete('from');
              next.delete('to');
              if (chosen) {
                next.set('from', chosen.from);
                next.set('to', chosen.to);
              }
              setParams(next, { replace: true, preventScrollReset: true, state: location.state });
            }}
          />
        </div>
        <div className={styles.rest}>
          {vehicle.description && (
            <section className={styles.block} aria-labelledby="about-title">
              <h2 id="about-title">{t('about')}</h2>
              <p className={styles.description}>{vehicle.description}</p>
            </section>
          )}
          <Measures accessibility={accessibility} />
          <HowItWorks accessibility={accessibility} />
          <RentingFacts vehicle={vehicle} />
          <Availability vehicleId={vehicle.id} zone={timeZone} day={period && dayIn(new Date(period.from), timeZone)} />
          <section className={styles.block} aria-labelledby="owner-title">
            <h2 id="owner-title">{t('owner.title')}</h2>
            <p>{t('owner.text', { name: owner.displayName, since })}</p>
            <p>{t('owner.privacy')}</p>
          </section>
          <PlacePart vehicle={vehicle} />
        </div>
      </div>
    </Page>
  );
}
