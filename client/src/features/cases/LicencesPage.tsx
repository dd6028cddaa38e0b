import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { licencesKey } from './case-queries';
import { LicenceToCheck } from './LicenceToCheck';
import styles from './cases.module.css';

/** Driving licences that staff compare with what their holders said. */
export function Component() {
  const { t } = useTranslation('cases');
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState('');
  const list = useQuery({ queryKey: licencesKey, queryFn: ({ signal }) => api.drivers.waiting({}, { signal }) });
  useDocumentTitle(t('licences.title'));
  const licences = list.data?.items ?? [];
  return (
    <Page>
      <PageHeader before={<Breadcrumb items={[{ label: t('list.title'), to: '/support' }, { label: t('licences.title') }]} />} title={t('licences.title')} lead={t('licences.lead')} headingRef={heading} />
      <StatusMessage message={said} visible />
      {list.isPending && <Skeleton label={t('licences.loading')} lines={6} />}
      <ProblemNotice error={list.data ? null : list.error} onRetry={list.refetch} announce={false} />
      {list.data && licences.length === 0 && (
        <EmptyState title={t('licences.nothing')}>
          <p>{t('licences.nothingText')}</p>
        </EmptyState>
      )}
      {licences.length > 0 && (
        <ul className={styles.cars}>
          {licences.map((licence) => (
            <LicenceToCheck
              key={licence.holderId}
              licence={licence}
              onDecided={(approved) => {
                setSaid(t(approved ? 'licences.wasApproved' : 'licences.wasRefused', { name: licence.displayName }));
                heading.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
    </Page>
  );
}
