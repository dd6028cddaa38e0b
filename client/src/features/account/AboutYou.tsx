import type { User } from '@passerelle/shared/accounts/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useProblemForm } from '../../lib/forms/use-problem-form';
import { isLanguage, languageNames, languages } from '../../lib/languages';
import { useSession } from '../../lib/session';
import { Button } from '../../ui/buttons/Button';
import { DefinitionList } from '../../ui/data/DefinitionList';
import { Notice } from '../../ui/feedback/Notice';
import { RadioGroup } from '../../ui/forms/ChoiceGroup';
import { ErrorSummary } from '../../ui/forms/ErrorSummary';
import { TextField } from '../../ui/forms/TextField';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';

/** Name and language, which may be changed here, and the e-mail address. */
export function AboutYou({ user }: { user: User }) {
  const { t } = useTranslation('account');
  const { reload, setLanguage } = useSession();
  const [saved, setSaved] = useState(false);
  const { fields, formProps, summary, busy } = useProblemForm({
    id: 'account',
    defaultValues: { displayName: user.displayName },
    send: async ({ displayName }) => {
      setSaved(false);
      await api.accounts.updateMe({ body: { displayName } });
      await reload();
      setSaved(true);
    },
  });
  return (
    <Card as="section" labelledBy="account-you">
      <Stack>
        <h2 id="account-you">{t('you.title')}</h2>
        <DefinitionList items={[{ term: t('you.email'), detail: user.email, note: t(user.emailConfirmed ? 'you.confirmed' : 'you.notConfirmed') }]} />
        <RadioGroup
          inline
          name="account-language"
          label={t('you.language')}
          value={user.locale}
          choices={languages.map((language) => ({ value: language, label: languageNames[language] }))}
          onChange={({ target }) => {
            if (isLanguage(target.value)) void setLanguage(target.value);
          }}
        />
        <form {...formProps}>
          <Stack>
            <ErrorSummary {...summary} />
            <TextField {...fields.text('displayName', { required: t('you.nameMissing') })} label={t('you.name')} hint={t('you.nameHint')} autoComplete="name" maxLength={60} />
            {saved && <Notice tone="success" title={t('you.saved')} announce />}
            <div>
              <Button type="submit" variant="secondary" busy={busy} busyText={t('you.saving')}>
                {t('you.save')}
              </Button>
            </div>
          </Stack>
        </form>
      </Stack>
    </Card>
  );
}
