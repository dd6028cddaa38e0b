import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../ui/forms/Checkbox';
import { TextField } from '../../../ui/forms/TextField';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';

export const payerFieldId = 'request-payer-name';

export interface PayerFieldProps {
  /** Null: the renter pays. */
  value: string | null;
  error: string | undefined;
  onChange: (payer: string | null) => void;
}

/** A parent, a carer, an insurer: they pay by a link that shows what and how much, and nothing about health. */
export function PayerField({ value, error, onChange }: PayerFieldProps) {
  const { t } = useTranslation('bookings');
  return (
    <Card as="section" labelledBy="request-payer">
      <Stack>
        <h2 id="request-payer">{t('payer.title')}</h2>
        <Checkbox label={t('payer.other')} hint={t('payer.otherHint')} checked={value !== null} onChange={({ target }) => onChange(target.checked ? '' : null)} />
        {value !== null && (
          <TextField id={payerFieldId} label={t('payer.name')} hint={t('payer.nameHint')} autoComplete="off" maxLength={60} value={value} error={error} onChange={({ target }) => onChange(target.value)} />
        )}
      </Stack>
    </Card>
  );
}
