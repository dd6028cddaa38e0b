import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { LicenceSaid } from '@passerelle/shared/drivers/contract';
import { useProblemForm } from '../../lib/forms/use-problem-form';
import { Button } from '../../ui/buttons/Button';
import { RadioGroup } from '../../ui/forms/ChoiceGroup';
import { ErrorSummary } from '../../ui/forms/ErrorSummary';
import { TextField } from '../../ui/forms/TextField';
import { Stack } from '../../ui/layout/Page';
import { categories, dayOf, hasRunOut, isTooYoung, type LicenceFields } from './licence-said';
import { PictureField } from './PictureField';

export type SendLicence = (said: LicenceSaid, picture: Blob) => Promise<unknown>;

/** What support compares: three facts and a picture of the front. */
export function LicenceForm({ send }: { send: SendLicence }) {
  const { t } = useTranslation('drivers');
  const { form, fields, formProps, summary, busy } = useProblemForm<LicenceFields>({
    id: 'licence',
    defaultValues: { category: 'B', validUntil: '', bornOn: '', picture: undefined },
    send: async ({ picture, ...said }) => picture && send(said, picture),
  });
  return (
    <form {...formProps}>
      <Stack>
        <ErrorSummary {...summary} />
        <RadioGroup
          {...fields.text('category')}
          label={t('category.label')}
          hint={t('category.hint')}
          choices={categories.map((value) => ({ value, label: t(`category.${value}`) }))}
        />
        <TextField
          {...fields.text('validUntil', { required: t('validUntil.missing'), validate: (day) => !hasRunOut(day, new Date()) || t('validUntil.past') })}
          type="date"
          label={t('validUntil.label')}
          hint={t('validUntil.hint')}
          min={dayOf(new Date())}
        />
        <TextField
          {...fields.text('bornOn', { required: t('bornOn.missing'), validate: (day) => !isTooYoung(day, new Date()) || t('bornOn.young') })}
          type="date"
          label={t('bornOn.label')}
          hint={t('bornOn.hint')}
          autoComplete="bday"
        />
        <Controller
          control={form.control}
          name="picture"
          rules={{ required: t('picture.missing') }}
          render={({ field: { value, onChange } }) => <PictureField {...fields.own('picture')} value={value} onChange={onChange} />}
        />
        <div>
          <Button type="submit" busy={busy} busyText={t('sending')}>
            {t('send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
