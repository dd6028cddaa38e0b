import { useTranslation } from 'react-i18next';
import { useProblemForm } from '../../lib/forms/use-problem-form';
import { useSession } from '../../lib/session';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Button } from '../../ui/buttons/Button';
import { Notice } from '../../ui/feedback/Notice';
import { ErrorSummary } from '../../ui/forms/ErrorSummary';
import { PasswordField } from '../../ui/forms/PasswordField';
import { TextField } from '../../ui/forms/TextField';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { DemoAccounts } from './DemoAccounts';
import { useDemoAccounts } from './use-demo-accounts';

export interface PasswordStepProps {
  /** The code was not given in time, and the person is back here. */
  tookTooLong: boolean;
  /** Staff have given their password and owe a code. */
  onChallenge: (challenge: { email: string; challenge: string }) => void;
}

export function PasswordStep({ tookTooLong, onChallenge }: PasswordStepProps) {
  const { t } = useTranslation('accounts');
  const { signIn } = useSession();
  const demoAccounts = useDemoAccounts();
  useDocumentTitle(t('signIn.title'));
  const { form, fields, formProps, summary, busy } = useProblemForm({
    id: 'sign-in',
    defaultValues: { email: '', password: '' },
    send: async (values) => {
      const { challenge } = await signIn(values);
      if (challenge) onChallenge({ email: values.email, challenge });
    },
  });
  return (
    <>
      <PageHeader title={t('signIn.title')} />
      {tookTooLong && (
        <Notice tone="warning" title={t('secondFactor.late.title')} announce>
          <p>{t('secondFactor.late.detail')}</p>
        </Notice>
      )}
      <Card>
        <form {...formProps}>
          <Stack>
            <ErrorSummary {...summary} />
            <TextField {...fields.text('email', { required: t('email.missing') })} type="email" autoComplete="username" label={t('email.label')} />
            <PasswordField {...fields.text('password', { required: t('password.missing') })} autoComplete="current-password" label={t('password.label')} />
            <div>
              <Button type="submit" busy={busy} busyText={t('signIn.busy')}>
                {t('signIn.send')}
              </Button>
            </div>
          </Stack>
        </form>
      </Card>
      <DemoAccounts
        accounts={demoAccounts}
        onChoose={({ email, password }) => {
          form.setValue('email', email);
          form.setValue('password', password);
          formProps.onSubmit();
        }}
      />
    </>
  );
}
