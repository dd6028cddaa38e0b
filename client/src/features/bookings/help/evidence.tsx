import type { ReactNode } from 'react';
import { Controller, type Control, type FieldValues, type Path, type RegisterOptions } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { PhotoPurpose } from '@passerelle/shared/photos/contract';
import { PhotoField } from '../photos/PhotoField';
import type { PhotoAnswer } from '../photos/use-photos';

/** What is told and shown to the other one and to support. */
export interface Evidence {
  note: string;
  photos: PhotoAnswer;
}

/** Words as a step takes them: left out where there are none. */
export const noteToWire = (note: string): { note?: string } => (note.trim() ? { note: note.trim() } : {});

/** As a step takes it: what is empty is left out. */
export function evidenceToWire({ note, photos }: Evidence): { note?: string; photoIds?: string[] } {
  return { ...noteToWire(note), ...(photos.ids.length > 0 ? { photoIds: [...photos.ids] } : {}) };
}

/** Where the server's words for evidence stand in a form. */
export const evidencePaths = { photoIds: 'photos', evidence: 'photos' } as const;

export interface PhotosInFormProps<Values extends FieldValues> {
  control: Control<Values>;
  name: Path<Values>;
  /** Id and error, from the form. */
  own: { id: string; error: string | undefined };
  label: string;
  hint?: ReactNode;
  optional?: boolean;
  bookingId: string;
  purpose: PhotoPurpose;
  /** What else must hold: a sentence when it does not. */
  check?: (answer: PhotoAnswer, values: Values) => string | true;
}

/** The photos of a form; nothing is sent while one of them is still on its way. */
export function PhotosInForm<Values extends FieldValues>({ control, name, own, check, ...field }: PhotosInFormProps<Values>) {
  const { t } = useTranslation('bookings');
  const validate: NonNullable<RegisterOptions<Values>['validate']> = (answer: PhotoAnswer, values) => (answer.sending ? t('photos.wait') : (check?.(answer, values) ?? true));
  return <Controller control={control} name={name} rules={{ validate }} render={({ field: { onChange } }) => <PhotoField {...field} {...own} onChange={onChange} />} />;
}
