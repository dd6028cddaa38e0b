import type { SearchItem } from '@passerelle/shared/search/contract';
import type { WirePeriod } from '@passerelle/shared/time';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useFormat } from '../../../lib/format';
import { VisuallyHidden } from '../../../ui/a11y/VisuallyHidden';
import { LinkButton } from '../../../ui/buttons/LinkButton';
import { CarDrawing } from '../../../ui/drawings/CarDrawing';
import { FitBar } from '../../../ui/fit/FitBar';
import { Icon } from '../../../ui/icons/Icon';
import { Card } from '../../../ui/layout/Card';
import styles from './results.module.css';

/** In the list, or on a phone alone below the map. */
export type CardPlace = 'list' | 'map';
export const cardLinkId = (vehicleId: string, place: CardPlace): string => `${place}-${vehicleId}`;

export interface ResultCardProps {
  item: SearchItem;
  /** Its place in the list, which its marker on the map shows too. */
  number: number;
  period: WirePeriod | undefined;
  selected: boolean;
  cardPlace: CardPlace;
  /** Absent where the map is in sight already and holds this card. */
  onShowOnMap?: ((vehicleId: string) => void) | undefined;
}

/** One car of a list: does it fit, how far, how much. */
export function ResultCard({ item, number, period, selected, cardPlace, onShowOnMap }: ResultCardProps) {
  const { t } = useTranslation('search');
  const format = useFormat();
  const { pathname, search } = useLocation();
  const { vehicleId, title, verdict, reason, place, distanceKm, price, access, rating } = item;
  const dates = period ? `?${new URLSearchParams({ from: period.from, to: period.to }).toString()}` : '';
  const perDay = t('card.perDay', { amount: format.money(price.perDay, { short: true }) });
  return (
    <Card as="li" selected={selected}>
      <div className={styles.card} data-card={vehicleId}>
        <div className={styles.picture}>
          <CarDrawing body={item.body} access={access?.type ?? 'none'} side={access?.side ?? 'rear'} colour={item.colour} alt="" />
        </div>
        <div className={styles.facts}>
          <h2 className={styles.title}>
            <span className={styles.number} aria-hidden="true">
              {number}
            </span>
            <Link id={cardLinkId(vehicleId, cardPlace)} className={styles.link} to={`/cars/${vehicleId}${dates}`} state={{ results: pathname + search }}>
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
        <div className={styles.last}>
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
          {onShowOnMap && (
            <LinkButton id={`show-${vehicleId}`} onClick={() => onShowOnMap(vehicleId)}>
              {t('card.showOnMap')}
              <VisuallyHidden>: {title}</VisuallyHidden>
            </LinkButton>
          )}
        </div>
        <p className={styles.printed}>{t('results.print.address', { address: `${location.origin}/cars/${vehicleId}` })}</p>
      </div>
    </Card>
  );
}
