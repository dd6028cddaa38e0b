import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { Button } from '../../../ui/buttons/Button';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { focusField } from '../../../ui/forms/focus-field';
import { TextField } from '../../../ui/forms/TextField';
import { Stack } from '../../../ui/layout/Page';

const linkId = 'payer-link';

/** The link for who pays, to be copied or handed to another app. */
export function PayerLink({ link, payer }: { link: string; payer: string }) {
  const { t } = useTranslation('bookings');
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setSaid(t('payerLink.copied'));
    } catch {
      // Without the permission the person copies it by hand.
      focusField(linkId);
      setSaid(t('payerLink.copyYourself'));
    }
  };
  // Who closes the list of apps again has not failed at anything.
  const share = () => navigator.share({ title: t('payerLink.subject'), url: link }).catch(() => undefined);
  return (
    <Stack>
      <h3>{t('payerLink.title', { name: payer })}</h3>
      <p>{t('payerLink.text', { name: payer })}</p>
      <TextField id={linkId} label={t('payerLink.label')} readOnly value={link} onFocus={({ target }) => target.select()} />
      <ButtonRow>
        <Button onClick={() => void copy()}>{t('payerLink.copy')}</Button>
        {typeof navigator.share === 'function' && (
          <Button variant="secondary" onClick={() => void share()}>
            {t('payerLink.share')}
          </Button>
        )}
      </ButtonRow>
      <StatusMessage message={said} visible />
    </Stack>
  );
}
