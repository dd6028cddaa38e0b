import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { Notice } from '../../ui/feedback/Notice';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import { ConsentForm } from './ConsentForm';
import { MeasuresList } from './MeasuresList';
import { isEmpty } from './measures-copy';
import { useKeptMeasures, type Done } from './use-kept-measures';

const ConfirmDialog = lazy(() => import('../../ui/feedback/ConfirmDialog').then((module) => ({ default: module.ConfirmDialog })));

const zone = 'Europe/Paris';

/** Measures of the account and of this device side by side: keep, use here, delete. */
export function MeasuresSection() {
  const { t } = useTranslation('account');
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  const [done, setDone] = useState<Done>();
  const [deleting, setDeleting] = useState<'account' | 'both'>();
  const measures = useKeptMeasures((what) => {
    setDone(what);
    setDeleting(undefined);
    // What was pressed is gone: here begins what is true now.
    heading.current?.focus();
  });
  const { device, account, comparison, error, isConflict } = measures;
  const inAccount = account !== undefined && account.version > 0 && !isEmpty(account);
  const canKeep = !isEmpty(device) && comparison !== 'same';
  return (
    <Card as="section" labelledBy="account-measures">
      <Stack>
        <h2 id="account-measures" ref={heading} tabIndex={-1}>
          {t('measures.title')}
        </h2>
        {done && <Notice tone="success" title={t(`measures.done.${done}`)} announce />}
        {isConflict ? (
          <Notice tone="warning" title={t('measures.conflict.title')} announce>
            <p>{t('measures.conflict.text')}</p>
          </Notice>
        ) : (
          <ProblemNotice error={error} onRetry={measures.retry} />
        )}
        {measures.isLoading && !error && <Skeleton label={t('measures.loading')} lines={4} />}
        {comparison && <p>{t(`measures.comparison.${comparison}`)}</p>}
        {inAccount && (
          <MeasuresList title={t('measures.inAccount')} measures={account} note={account.consentAt && t('measures.since', { day: format.day(account.consentAt, zone) })} />
        )}
        {account && comparison !== 'same' && !isEmpty(device) && <MeasuresList title={t('measures.onDevice')} measures={device} />}
        {inAccount && comparison !== 'same' && (
          <div>
            <Button variant={comparison === 'device_newer' ? 'secondary' : 'primary'} onClick={measures.takeHere}>
              {t(isEmpty(device) ? 'measures.useHere' : 'measures.replaceHere', { count: account.items.length })}
            </Button>
          </div>
        )}
        {account && canKeep && <ConsentForm again={inAccount} busy={measures.isKeeping} onAgree={measures.keep} />}
        {account && (
          <ButtonRow>
            <ButtonLink to="/measure?to=%2Faccount" variant="secondary" icon="wheelchair">
              {t(isEmpty(device) ? 'measures.enter' : 'measures.change')}
            </ButtonLink>
            {account.version > 0 && (
              <>
                <Button variant="secondary" onClick={() => setDeleting('account')}>
                  {t('measures.delete.account')}
                </Button>
                <Button variant="secondary" onClick={() => setDeleting('both')}>
                  {t('measures.delete.both')}
                </Button>
              </>
            )}
          </ButtonRow>
        )}
        {deleting && (
          <Suspense fallback={null}>
            <ConfirmDialog
              isOpen
              danger
              title={t(`measures.delete.${deleting}Title`)}
              confirmLabel={t('measures.delete.confirm')}
              busy={measures.isForgetting}
              busyText={t('measures.delete.busy')}
              onConfirm={() => measures.forget(deleting === 'both')}
              onClose={() => setDeleting(undefined)}
            >
              <p>{t(`measures.delete.${deleting}Text`)}</p>
            </ConfirmDialog>
          </Suspense>
        )}
      </Stack>
    </Card>
  );
}
