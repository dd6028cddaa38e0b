import type { SearchReply } from '@passerelle/shared/search/contract';
import { useTranslation } from 'react-i18next';
import { countFilters, type SearchAsk } from '../../../lib/search-address';
import { Button } from '../../../ui/buttons/Button';
import { SpotDrawing } from '../../../ui/drawings/SpotDrawing';
import { EmptyState } from '../../../ui/feedback/EmptyState';
import { withoutFilters } from '../filters/active-filters';
import { dropNeed } from './drop-need';
import styles from './results.module.css';

export interface NothingFoundProps {
  ask: SearchAsk;
  reply: Pick<SearchReply, 'radiusKm' | 'doesNotFit' | 'without' | 'remedies'>;
  onAsk: (ask: SearchAsk) => void;
  onChange: () => void;
}

/** Says how far we looked, which need leaves out most, and what would give more. */
export function NothingFound({ ask, reply: { radiusKm, doesNotFit, without = [], remedies = [] }, onAsk, onChange }: NothingFoundProps) {
  const { t } = useTranslation('search');
  const filtered = countFilters(ask.filters) > 0;
  const near = ask.near !== undefined && ask.bounds === undefined;
  const needs = without.filter(({ count }) => count > 0);
  const [most] = needs;
  const advice = doesNotFit.total > 0 ? 'nothing.misfits' : ask.period ? 'nothing.otherDates' : 'nothing.otherPlace';
  return (
    <EmptyState
      title={near && radiusKm !== undefined ? t('nothing.within', { km: radiusKm, place: ask.place || t('results.here') }) : t('nothing.here')}
      drawing={<SpotDrawing name="find" />}
      actions={
        <>
          {filtered && <Button onClick={() => onAsk(withoutFilters(ask))}>{t('nothing.clearFilters')}</Button>}
          {near && ask.withinKm !== undefined && <Button onClick={() => onAsk({ ...ask, withinKm: undefined })}>{t('nothing.further')}</Button>}
          {ask.bounds && ask.near && <Button onClick={() => onAsk({ ...ask, bounds: undefined })}>{t('nothing.around', { place: ask.place || t('results.here') })}</Button>}
          <Button variant="secondary" onClick={onChange}>
            {t('nothing.change')}
          </Button>
        </>
      }
    >
      <div className={styles.nothing}>
        {(!most || doesNotFit.total > 0) && <p>{t(advice)}</p>}
        {most && (
          <section className={styles.nothing} aria-labelledby="nothing-most">
            <h3 id="nothing-most">{t('nothing.mostTitle')}</h3>
            <p>{t('nothing.most', { need: t(`nothing.need.${most.need}`) })}</p>
            <ul className={styles.needs}>
              {needs.map(({ need, count }) => (
                <li key={need}>
                  <Button variant="secondary" onClick={() => onAsk(dropNeed(ask, need))}>
                    {t('nothing.without', { need: t(`nothing.need.${need}`), count })}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {remedies.length > 0 && (
          <section className={styles.nothing} aria-labelledby="nothing-remedies">
            <h3 id="nothing-remedies">{t('nothing.remedies')}</h3>
            <ul>
              {remedies.map(({ kind, message }) => (
                <li key={kind}>{message}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </EmptyState>
  );
}
