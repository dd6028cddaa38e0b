import { Controller, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useProblemForm } from '../../../lib/forms/use-problem-form';
import { Button } from '../../../ui/buttons/Button';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { NumberField, type NumberAnswer } from '../../../ui/forms/NumberField';
import { Select } from '../../../ui/forms/Select';
import { TextArea } from '../../../ui/forms/TextArea';
import { Stack } from '../../../ui/layout/Page';
import type { Acting } from '../booking/use-act';
import { noPhotos } from '../photos/use-photos';
import { evidencePaths, evidenceToWire, PhotosInForm, type Evidence } from './evidence';
import { foundMeasure, measurable } from './found-measure';

type Values = Evidence & { what: string; found: NumberAnswer };

const defaultValues: Values = { note: '', photos: noPhotos, what: '', found: { text: '', unknown: false } };

/** The car does not fit or is not safe: a photo or a measure of the car says so. */
export function RefuseForm({ bookingId, acting }: { bookingId: string; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const { form, fields, formProps, summary, busy } = useProblemForm<Values>({
    id: 'refuse',
    defaultValues,
    paths: { ...evidencePaths, 'measure.found': 'found', measure: 'what' },
    send: ({ what, found, ...evidence }) => {
      const measure = foundMeasure(what, found.text);
      return acting.send({ name: 'refuse-at-pickup', ...evidenceToWire(evidence), ...(measure ? { measure } : {}) });
    },
  });
  const what = useWatch({ control: form.control, name: 'what' });
  return (
    <form {...formProps}>
      <Stack>
        <p>{t('refuse.effect')}</p>
        <ErrorSummary {...summary} />
        <PhotosInForm
          control={form.control}
          name="photos"
          own={fields.own('photos')}
          label={t('refuse.photos')}
          hint={t('refuse.photosHint')}
          bookingId={bookingId}
          purpose="refusal"
          check={({ ids }, values) => ids.length > 0 || values.what !== '' || t('refuse.nothingShown')}
        />
        <Select {...fields.text('what')} label={t('refuse.what')} hint={t('refuse.whatHint')} optional placeholder={t('refuse.nothingMeasured')} options={measurable.map((value) => ({ value, label: t(`refuse.measure.${value}`) }))} />
        {what !== '' && (
          <Controller
            control={form.control}
            name="found"
            rules={{ validate: ({ text }) => foundMeasure(what, text) !== undefined || t('refuse.foundMissing') }}
            render={({ field: { value, onChange, onBlur } }) => (
              <NumberField {...fields.own('found')} value={value} onChange={onChange} onBlur={onBlur} label={t('refuse.found')} unit={t(what === 'straps' ? 'refuse.unitStraps' : 'refuse.unitCm')} whole={what === 'straps'} />
            )}
          />
        )}
        <TextArea {...fields.text('note')} label={t('refuse.note')} hint={t('refuse.noteHint')} optional maxLength={1000} />
        <div>
          <Button type="submit" variant="danger" busy={busy} busyText={t('act.busy')}>
            {t('refuse.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
