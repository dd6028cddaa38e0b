import type { SearchItem } from '@passerelle/shared/search/contract';
import type { WirePeriod } from '@passerelle/shared/time';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useFormat } from '../../../lib/format';
import { CarDrawing } from '../../../ui/drawings/CarDrawing';
import { FitBar } from '../../../ui/fit/FitBar';
import { Icon } from '../../../ui/icons/Icon';
import { Card } from '../../../ui/layout/Card';
import styles from './results.module.css';

export const cardLinkId = (vehicleId: string): string => `result-${vehicleId}`;

export interface ResultCardProps {
  item: SearchItem;
  period: WirePeriod | undefined;
  selected: boolean;
}

/** One car of a list: does it fit, how far, how much. The whole card leads to its page, the title is the link. */
export function ResultCard({ item, period, selected }: ResultCardProps) {
  const { t } = useTranslation('search');
  const format = useFormat();
  const { pathname, search } = useLocation();
  const { vehicleId, title, verdict, reason, place, distanceKm, price, access, rating } = item;
  const dates = period ? `?${new URLSearchParams({ from: period.from, to: period.to }).toString()}` : '';
  const perDay = t('card.perDay', { amount: format.money(price.perDay, { short: true }) });
  return (
    <Card as="li" selected={selected}>
      <div className={styles.card}>
        <div className={styles.picture}>
          <CarDrawing body={item.body} access={access?.type ?? 'none'} side={access?.side ?? 'rear'} colour={item.colour} alt="" />
        </div>
        <div className={styles.facts}>
          <h2 className={styles.title}>
            <Link id={cardLinkId(vehicleId)} className={styles.link} to={`/cars/${vehicleId}${dates}`} state={{ results: pathname + search }}>
              {title}
            </Link>
          </h2>
          {verdict ? <FitBar verdict={verdict} sentence={reason ?? ''} /> : null}
          <ul className={styles.details}>
            <li>
              <Icon name="pin" size={20} />
              <span>
                {place.town}
                {distanceKm !== undefined && `, ${format.distance(distanceKm)}`}
              </span>
            </li>
            {access && (
              <li>
                <Icon name="ramp" size={20} />
                <span>{t(`access.${access.type}.${access.side}`)}</span>
              </li>
            )}
            {item.instant && (
              <li>
                <Icon name="tick" size={20} />
                <span>{t('card.instant')}</span>
              </li>
            )}
            {rating && (
              <li>
                <Icon name="star" size={20} />
                <span>{t('card.rating', { mean: format.number(rating.mean), count: rating.count })}</span>
              </li>
            )}
            {!item.checked && (
              <li>
                <Icon name="info" size={20} />
                <span>{t('card.notChecked')}</span>
              </li>
            )}
          </ul>
        </div>
        <p className={styles.price}>
          {price.total ? (
            <>
              <strong className={styles.total}>{format.money(price.total, { short: true })}</strong>
              <span>{t('card.total')}</span>
              <span className={styles.perDay}>{perDay}</span>
            </>
          ) : (
            <strong className={styles.total}>{perDay}</strong>
          )}
        </p>
      </div>
    </Card>
  );
}
