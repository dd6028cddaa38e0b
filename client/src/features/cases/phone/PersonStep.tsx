import { useTranslation } from 'react-i18next';
import type { Person } from '@passerelle/shared/person';
import { api } from '../../../lib/api';
import { useProblemForm } from '../../../lib/forms/use-problem-form';
import { Button } from '../../../ui/buttons/Button';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { TextField } from '../../../ui/forms/TextField';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';

/** Who is on the telephone, found by the address of their account. */
export interface Caller extends Person {
  readonly email: string;
}

/** Finds who is calling by their e-mail address, and shows the name to compare. */
export function PersonStep({ caller, onFound }: { caller: Caller | undefined; onFound: (caller: Caller) => void }) {
  const { t } = useTranslation('cases');
  const { fields, formProps, summary, busy } = useProblemForm({
    id: 'phone-person',
    defaultValues: { email: '' },
    send: async ({ email }) => {
      const address = email.trim();
      onFound({ ...(await api.cases.findPerson({ body: { email: address } })), email: address });
    },
  });
  return (
    <Card as="section" labelledBy="phone-person-title">
      <form {...formProps}>
        <Stack>
          <h2 id="phone-person-title">{t('phone.who')}</h2>
          <ErrorSummary {...summary} />
          <TextField {...fields.text('email', { validate: (email) => email.trim() !== '' || t('phone.emailMissing') })} label={t('phone.email')} hint={t('phone.emailHint')} type="email" autoComplete="off" maxLength={254} />
          <div>
            <Button type="submit" variant={caller ? 'secondary' : 'primary'} busy={busy} busyText={t('actions.busy')}>
              {t('phone.find')}
            </Button>
          </div>
          {caller && <p>{t('phone.found', { name: caller.displayName, email: caller.email })}</p>}
        </Stack>
      </form>
    </Card>
  );
}
