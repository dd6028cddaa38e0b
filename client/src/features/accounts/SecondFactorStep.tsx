import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../lib/api/api-problem';
import { useProblemForm } from '../../lib/forms/use-problem-form';
import { useSession } from '../../lib/session';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Button } from '../../ui/buttons/Button';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { Notice } from '../../ui/feedback/Notice';
import { ErrorSummary } from '../../ui/forms/ErrorSummary';
import { TextField } from '../../ui/forms/TextField';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { useDemoAccounts } from './use-demo-accounts';

export interface SecondFactorStepProps {
  email: string;
  challenge: string;
  /** Back to e-mail and password; `late` when the challenge has run out. */
  onStartAgain: (late: boolean) => void;
}

export function SecondFactorStep({ email, challenge, onStartAgain }: SecondFactorStepProps) {
  const { t } = useTranslation('accounts');
  const { secondFactor } = useSession();
  const demoCode = useDemoAccounts().find((account) => account.email === email)?.code;
  const heading = useRef<HTMLHeadingElement>(null);
  // The page's address is the same, so the step itself says that something new is here.
  useEffect(() => heading.current?.focus(), []);
  useDocumentTitle(t('secondFactor.title'));
  const { form, fields, formProps, summary, busy } = useProblemForm({
    id: 'second-factor',
    defaultValues: { code: '' },
    send: ({ code }) => secondFactor({ challenge, code }),
    onProblem: (problem) => {
      const late = isProblem(problem, 'accounts.challenge_expired');
      if (late) onStartAgain(true);
      return late;
    },
  });
  return (
    <>
      <PageHeader title={t('secondFactor.title')} lead={t('secondFactor.lead')} headingRef={heading} />
      {demoCode && (
        <Notice
          title={t('secondFactor.demo', { code: demoCode })}
          actions={
            <Button variant="secondary" onClick={() => form.setValue('code', demoCode)}>
              {t('secondFactor.useDemo')}
            </Button>
          }
        />
      )}
      <Card>
        <form {...formProps}>
          <Stack>
            <ErrorSummary {...summary} />
            <TextField
              {...fields.text('code', { required: t('secondFactor.missing') })}
              label={t('secondFactor.label')}
              hint={t('secondFactor.hint')}
              inputMode="numeric"
              autoComplete="one-time-code"
              chars="short"
            />
            <ButtonRow>
              <Button type="submit" busy={busy} busyText={t('signIn.busy')}>
                {t('signIn.send')}
              </Button>
              <Button variant="quiet" onClick={() => onStartAgain(false)}>
                {t('secondFactor.startAgain')}
              </Button>
            </ButtonRow>
          </Stack>
        </form>
      </Card>
    </>
  );
}
