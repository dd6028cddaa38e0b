import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useProblemForm } from '../../lib/forms/use-problem-form';
import { currentLanguage } from '../../lib/i18n';
import { useSession } from '../../lib/session';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Button } from '../../ui/buttons/Button';
import { Checkbox } from '../../ui/forms/Checkbox';
import { ErrorSummary } from '../../ui/forms/ErrorSummary';
import { PasswordField } from '../../ui/forms/PasswordField';
import { TextField } from '../../ui/forms/TextField';
import { Card } from '../../ui/layout/Card';
import { Page, Stack } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { backTo } from './back-to';
import { Terms } from './Terms';

const shortestPassword = 10;

export function Component() {
  const { t } = useTranslation('accounts');
  const { status, signUp } = useSession();
  const [query] = useSearchParams();
  const [made, setMade] = useState(false);
  useDocumentTitle(t('signUp.title'));
  const { fields, formProps, summary, busy } = useProblemForm({
    id: 'sign-up',
    defaultValues: { displayName: '', email: '', password: '', acceptTerms: false },
    send: async ({ displayName, email, password }) => {
      // Known before the session changes, which leaves this page at once.
      setMade(true);
      await signUp({ displayName, email, password, acceptTerms: true, locale: currentLanguage() });
    },
    onProblem: () => {
      setMade(false);
      return false;
    },
  });
  if (status === 'signed-in') return <Navigate to={backTo(query)} replace state={made ? { welcome: true } : null} />;
  return (
    <Page width="reading">
      <PageHeader title={t('signUp.title')} lead={t('signUp.lead')} />
      <Card>
        <form {...formProps}>
          <Stack>
            <ErrorSummary {...summary} />
            <TextField
              {...fields.text('displayName', { required: t('name.missing') })}
              autoComplete="name"
              maxLength={60}
              label={t('name.label')}
              hint={t('name.hint')}
            />
            <TextField {...fields.text('email', { required: t('email.missing') })} type="email" autoComplete="username" label={t('email.label')} />
            <PasswordField
              {...fields.text('password', {
                required: t('password.missing'),
                minLength: { value: shortestPassword, message: t('password.short', { count: shortestPassword }) },
              })}
              autoComplete="new-password"
              label={t('password.label')}
              hint={t('password.rule', { count: shortestPassword })}
            />
            <Terms />
            <Checkbox {...fields.text('acceptTerms', { required: t('terms.missing') })} label={t('terms.accept')} />
            <div>
              <Button type="submit" busy={busy} busyText={t('signUp.busy')}>
                {t('signUp.send')}
              </Button>
            </div>
          </Stack>
        </form>
      </Card>
      <p>
        {t('signUp.haveAccount')} <Link to={{ pathname: '/sign-in', search: query.toString() }}>{t('signUp.toSignIn')}</Link>
      </p>
    </Page>
  );
}
