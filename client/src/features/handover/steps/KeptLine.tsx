import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/buttons/Button';
import { Notice } from '../../../ui/feedback/Notice';
import type { AtCar } from '../at-car';
import type { KeptStanding } from '../queue/outbox';
import styles from './steps.module.css';

const calmMs = 600;

/** Not kept is said at once, kept only when it has been so for a moment: words that change with each key are not read. */
function useCalm(standing: KeptStanding): KeptStanding {
  const [calm, setCalm] = useState(true);
  if (calm && standing === 'keeping') setCalm(false);
  useEffect(() => {
    if (calm || standing !== 'kept') return;
    const timer = setTimeout(() => setCalm(true), calmMs);
    return () => clearTimeout(timer);
  }, [calm, standing]);
  return standing === 'kept' && !calm ? 'keeping' : standing;
}

/** Says in words whether the phone could die now. No live region: it would speak at each key. Only a phone that refuses is announced. */
export function KeptLine({ car: { standing, change, phone } }: { car: AtCar }) {
  const { t } = useTranslation('handover');
  const shown = useCalm(standing);
  // The page says above that this browser keeps nothing at all.
  if (!phone.outbox.lasting()) return null;
  if (shown !== 'notKept') return <p className={styles.kept}>{t(`kept.${shown}`)}</p>;
  return (
    <Notice
      tone="error"
      title={t('kept.notKept')}
      announce
      actions={
        <Button variant="secondary" onClick={() => void change((draft) => draft)}>
          {t('kept.again')}
        </Button>
      }
    >
      <p>{t('kept.notKeptText')}</p>
    </Notice>
  );
}
