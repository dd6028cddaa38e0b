import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Button } from '../../ui/buttons/Button';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { AgreementFrame } from './AgreementFrame';
import { saveFile } from './save-file';

/** The rental agreement as the server drew it up, to read here or to keep as a PDF. */
export function Component() {
  const { t, i18n } = useTranslation('agreement');
  const { bookingId = '' } = useParams();
  const call = { params: { bookingId } };
  const agreement = useQuery({
    queryKey: ['agreement', bookingId, i18n.language],
    queryFn: async ({ signal }) => (await api.agreements.html(call, { signal })).text(),
  });
  const pdf = useMutation({ mutationFn: () => api.agreements.pdf(call), onSuccess: (file) => saveFile(file, t('fileName', { id: bookingId })) });
  useDocumentTitle(t('title'));
  return (
    <Page width="reading">
      <PageHeader
        before={<Breadcrumb items={[{ label: t('booking'), to: `/bookings/${bookingId}` }, { label: t('title') }]} />}
        title={t('title')}
        lead={t('lead')}
      />
      <ButtonRow>
        <Button variant="secondary" busy={pdf.isPending} busyText={t('saving')} onClick={() => pdf.mutate()}>
          {t('save')}
        </Button>
      </ButtonRow>
      <ProblemNotice error={pdf.error} onRetry={() => pdf.mutate()} />
      {agreement.isPending && <Skeleton label={t('loading')} lines={8} />}
      <ProblemNotice error={agreement.data === undefined ? agreement.error : null} onRetry={agreement.refetch} announce={false} />
      {agreement.data !== undefined && <AgreementFrame html={agreement.data} />}
    </Page>
  );
}
