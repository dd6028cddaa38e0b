import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { DeviceNeeds, SearchAsk } from '../../../lib/search-address';
import { Button } from '../../../ui/buttons/Button';
import { Skeleton } from '../../../ui/feedback/Skeleton';
import { Card } from '../../../ui/layout/Card';
import styles from './alert.module.css';

const AlertPanel = lazy(() => import('./AlertPanel').then((module) => ({ default: module.AlertPanel })));

const panelId = 'make-alert';

/** "Tell me when one fits". Who comes back from signing in (`alert=1`) finds it open. */
export function AlertOffer({ ask, device }: { ask: SearchAsk; device: DeviceNeeds }) {
  const { t } = useTranslation('search');
  const [params] = useSearchParams();
  const [open, setOpen] = useState(params.has('alert'));
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className={styles.offer} data-print="no">
      <p>{t('alert.offer')}</p>
      <div>
        <Button ref={button} id="open-alert" variant="secondary" icon="message" aria-expanded={open} aria-controls={panelId} onClick={() => setOpen(!open)}>
          {t('alert.open')}
        </Button>
      </div>
      <div id={panelId} hidden={!open}>
        {open && (
          <Card>
            <Suspense fallback={<Skeleton lines={4} />}>
              {/* Another search is another alert. */}
              <AlertPanel key={JSON.stringify(ask)} ask={ask} device={device} onClose={close} />
            </Suspense>
          </Card>
        )}
      </div>
    </div>
  );
}
