import { lazy, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useChairs } from '../../../lib/chairs';
import { Button } from '../../../ui/buttons/Button';
import { Skeleton } from '../../../ui/feedback/Skeleton';
import { draftOf, type ChairDraft, type DraftFault } from './chair-draft';
import { useChairWords } from './use-chair-words';
import styles from './chair.module.css';

const ChairEditor = lazy(() => import('./ChairEditor').then((module) => ({ default: module.ChairEditor })));

export interface ChairSectionProps {
  /** Undefined: closed, and the chairs of the device count. */
  drafts: readonly ChairDraft[] | undefined;
  faults: readonly DraftFault[];
  onChange: (drafts: readonly ChairDraft[] | undefined) => void;
}

/** In the search form: the chairs in one line each, and the editor below when it is asked for. */
export function ChairSection({ drafts, faults, onChange }: ChairSectionProps) {
  const { t, i18n } = useTranslation('search');
  const chairs = useChairs();
  const words = useChairWords();
  const id = useId();
  const open = drafts !== undefined;
  const toggle = () => {
    if (open) onChange(undefined);
    else onChange(chairs.length > 0 ? chairs.map((chair, key) => draftOf(chair, key, i18n.language)) : [draftOf(undefined, 0, i18n.language)]);
  };
  const label = open ? 'chair.close' : chairs.length > 0 ? 'chair.change' : 'chair.enter';
  return (
    <div className={styles.section} role="group" aria-labelledby={`${id}-title`}>
      <div className={styles.summary}>
        <div>
          <p id={`${id}-title`} className={styles.legend}>
            {t('chair.title')}
          </p>
          {chairs.length === 0 && <p>{t('chair.none')}</p>}
          {chairs.length > 0 && (
            <ul>
              {chairs.map((chair, index) => (
                <li key={index}>{words(chair)}</li>
              ))}
            </ul>
          )}
        </div>
        <Button variant="secondary" icon={open ? 'close' : 'wheelchair'} aria-expanded={open} aria-controls={`${id}-editor`} onClick={toggle}>
          {t(label)}
        </Button>
      </div>
      <div id={`${id}-editor`} hidden={!open}>
        {drafts && (
          <Suspense fallback={<Skeleton lines={6} />}>
            <ChairEditor drafts={drafts} faults={faults} onChange={onChange} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
