import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/buttons/Button';
import { SpotDrawing } from '../../../ui/drawings/SpotDrawing';
import { EmptyState } from '../../../ui/feedback/EmptyState';
import { countFilters, type SearchAsk } from '../search-address';

export interface NothingFoundProps {
  ask: SearchAsk;
  radiusKm: number | undefined;
  misfits: number;
  onAsk: (ask: SearchAsk) => void;
  onChange: () => void;
}

/** Says how far we looked, and what would give more. */
export function NothingFound({ ask, radiusKm, misfits, onAsk, onChange }: NothingFoundProps) {
  const { t } = useTranslation('search');
  const filtered = countFilters(ask.filters) > 0;
  const near = ask.near !== undefined && ask.bounds === undefined;
  return (
    <EmptyState
      title={near && radiusKm !== undefined ? t('nothing.within', { km: radiusKm, place: ask.place }) : t('nothing.here')}
      drawing={<SpotDrawing name="find" />}
      actions={
        <>
          {filtered && <Button onClick={() => onAsk({ ...ask, filters: {} })}>{t('nothing.clearFilters')}</Button>}
          {ask.withinKm !== undefined && <Button onClick={() => onAsk({ ...ask, withinKm: undefined })}>{t('nothing.further')}</Button>}
          {ask.bounds && <Button onClick={() => onAsk({ ...ask, bounds: undefined })}>{t('nothing.around', { place: ask.place })}</Button>}
          <Button variant="secondary" onClick={onChange}>
            {t('nothing.change')}
          </Button>
        </>
      }
    >
      <p>{t(misfits > 0 ? 'nothing.misfits' : ask.period ? 'nothing.otherDates' : 'nothing.otherPlace')}</p>
    </EmptyState>
  );
}
