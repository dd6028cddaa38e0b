import { useTranslation } from 'react-i18next';
import type { PhotoPurpose } from '@passerelle/shared/photos/contract';
import { useProblemForm } from '../../../lib/forms/use-problem-form';
import { Button } from '../../../ui/buttons/Button';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { TextArea } from '../../../ui/forms/TextArea';
import { Stack } from '../../../ui/layout/Page';
import type { Act, Acting } from '../booking/use-act';
import { noPhotos } from '../photos/use-photos';
import { evidencePaths, evidenceToWire, PhotosInForm, type Evidence } from './evidence';

export interface EvidenceFormProps {
  /** Of the form, and of its texts: `absence.note`, `absence.photos`, `absence.send`… */
  id: 'absence' | 'claimForm';
  bookingId: string;
  purpose: PhotoPurpose;
  /** `either`: words or a photo; `both`: words and a photo. */
  wanted: 'either' | 'both';
  name: Act['name'];
  acting: Acting;
}

const defaultValues: Evidence = { note: '', photos: noPhotos };

/** What happened, in words and photos. */
export function EvidenceForm({ id, bookingId, purpose, wanted, name, acting }: EvidenceFormProps) {
  const { t } = useTranslation('bookings');
  const { form, fields, formProps, summary, busy } = useProblemForm<Evidence>({
    id,
    defaultValues,
    paths: evidencePaths,
    send: (evidence) => acting.send({ name, ...evidenceToWire(evidence) }),
  });
  const both = wanted === 'both';
  return (
    <form {...formProps}>
      <Stack>
        <ErrorSummary {...summary} />
        <TextArea {...fields.text('note', both ? { validate: (note) => note.trim() !== '' || t(`${id}.noteMissing`) } : {})} label={t(`${id}.note`)} hint={t(`${id}.noteHint`)} optional={!both} maxLength={1000} />
        <PhotosInForm
          control={form.control}
          name="photos"
          own={fields.own('photos')}
          label={t(`${id}.photos`)}
          hint={t(`${id}.photosHint`)}
          optional={!both}
          bookingId={bookingId}
          purpose={purpose}
          check={({ ids }, { note }) => ids.length > 0 || (!both && note.trim() !== '') || t(`${id}.photosMissing`)}
        />
        <div>
          <Button type="submit" variant="danger" busy={busy} busyText={t('act.busy')}>
            {t(`${id}.send`)}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
