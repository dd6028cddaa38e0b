import type { SearchReply } from '@passerelle/shared/search/contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/buttons/Button';
import { Icon } from '../../../ui/icons/Icon';
import styles from './results.module.css';

export interface MisfitsProps {
  misfits: SearchReply['doesNotFit'];
  /** They are in the list already. */
  shown: boolean;
  onShow: (shown: boolean) => void;
}

/** "5 cars do not fit, and why": what keeps them out, most frequent first. */
export function Misfits({ misfits, shown, onShow }: MisfitsProps) {
  const { t } = useTranslation(['search', 'ui']);
  const [open, setOpen] = useState(false);
  const id = useId();
  if (misfits.total === 0) return null;
  return (
    <div className={styles.misfits}>
      <button type="button" className={styles.disclosure} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'chevronDown' : 'chevronRight'} />
        <span>{t('misfits.title', { count: misfits.total })}</span>
      </button>
      <div id={id} hidden={!open} className={styles.misfitsBody}>
        <ul>
          {misfits.byDimension.map(({ key, count }) => (
            <li key={key}>{t('misfits.line', { name: t(`ui:fit.key.${key}`), count })}</li>
          ))}
        </ul>
        <p>{t('misfits.note')}</p>
        <div>
          <Button variant="secondary" onClick={() => onShow(!shown)}>
            {t(shown ? 'misfits.hide' : 'misfits.show')}
          </Button>
        </div>
      </div>
    </div>
  );
}
