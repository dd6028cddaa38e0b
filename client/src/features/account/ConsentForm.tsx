import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/buttons/Button';
import { Checkbox } from '../../ui/forms/Checkbox';
import { focusField } from '../../ui/forms/focus-field';
import { Stack } from '../../ui/layout/Page';
import styles from './account.module.css';

export interface ConsentFormProps {
  /** The account keeps something already: it is replaced. */
  again: boolean;
  busy: boolean;
  onAgree: () => void;
}

const boxId = 'account-consent';
const facts = ['what', 'why', 'how', 'who', 'end'] as const;

/** Health data are kept only after this: what, why, how, who reads it, how it ends, and a box that nobody ticks but the person. */
export function ConsentForm({ again, busy, onAgree }: ConsentFormProps) {
  const { t } = useTranslation('account');
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState(false);
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    setMissing(!agreed);
    if (agreed) onAgree();
    else focusField(boxId);
  };
  return (
    <form className={styles.consent} noValidate onSubmit={onSubmit} aria-labelledby="account-keep">
      <Stack gap="small">
        <h3 id="account-keep">{t(again ? 'consent.titleAgain' : 'consent.title')}</h3>
        <ul className={styles.facts}>
          {facts.map((fact) => (
            <li key={fact}>{t(`consent.${fact}`)}</li>
          ))}
        </ul>
        <Checkbox
          id={boxId}
          label={t('consent.agree')}
          error={missing && !agreed ? t('consent.missing') : undefined}
          checked={agreed}
          onChange={({ target }) => setAgreed(target.checked)}
        />
        <div>
          <Button type="submit" busy={busy} busyText={t('consent.busy')}>
            {t(again ? 'consent.replace' : 'consent.keep')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
