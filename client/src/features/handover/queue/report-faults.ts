import type { HandoverReport, PhotoView } from '@passerelle/shared/bookings/handover';
import { readNumber } from '../../../ui/forms/read-number';
import type { Answers, Handover, HandoverKind } from './handover';

/**
 * The limits of the report's schema (shared/src/bookings/handover.ts) once more, because without a network nobody else
 * can say that something is missing, and the schema itself must not enter the browser. A test holds the two together.
 */
export const photoViews = ['front', 'rear', 'left', 'right', 'dashboard', 'inside', 'ramp', 'damage'] as const satisfies readonly PhotoView[];
export const fewestPhotos = 4;
export const mostPhotos = 20;
const mostKm = 2_000_000;
const mostStraps = 8;

export const steps = ['photos', 'dashboard', 'equipment', 'sign'] as const;
export type Step = (typeof steps)[number];

/** `field` is where to go; `code` is a text of `fault`. */
export interface ReportFault {
  readonly step: Step;
  readonly field: 'photos' | keyof Answers;
  readonly code: string;
}

const whole = (text: string): number | undefined => {
  const value = readNumber(text);
  return value !== undefined && Number.isInteger(value) ? value : undefined;
};
const isWithin = (text: string, most: number): boolean => {
  const value = whole(text);
  return value !== undefined && value <= most;
};

/** What the start said, as far as this phone knows it. */
export type StartReading = { readonly km: number } | undefined;

const isBelow = (text: string, start: StartReading): boolean => {
  const km = whole(text);
  return km !== undefined && start !== undefined && km < start.km;
};

/** What is missing before the report can be sent, in the order of the page. */
export function faultsOf({ answers, photos, kind }: Pick<Handover, 'answers' | 'photos' | 'kind'>, start?: StartReading): ReportFault[] {
  const { km, energy, rampCycle, straps, belts, remote, demonstrated, note, typedName } = answers;
  const checks: readonly (ReportFault & { readonly wrong: boolean })[] = [
    { step: 'photos', field: 'photos', code: 'dashboardPhoto', wrong: !photos.some(({ view }) => view === 'dashboard') },
    { step: 'photos', field: 'photos', code: 'photosFew', wrong: photos.length < fewestPhotos },
    { step: 'photos', field: 'photos', code: 'photosMany', wrong: photos.length > mostPhotos },
    { step: 'dashboard', field: 'km', code: 'km', wrong: !isWithin(km, mostKm) },
    { step: 'dashboard', field: 'km', code: 'kmBelow', wrong: kind === 'check-out' && isBelow(km, start) },
    { step: 'dashboard', field: 'energy', code: 'energy', wrong: !isWithin(energy, 100) },
    { step: 'equipment', field: 'rampCycle', code: 'rampCycle', wrong: rampCycle === undefined },
    { step: 'equipment', field: 'straps', code: 'straps', wrong: !isWithin(straps, mostStraps) },
    { step: 'equipment', field: 'belts', code: 'belts', wrong: belts === undefined },
    { step: 'equipment', field: 'remote', code: 'remote', wrong: remote === undefined },
    { step: 'equipment', field: 'demonstrated', code: 'demonstrated', wrong: kind === 'check-in' && demonstrated === undefined },
    { step: 'equipment', field: 'note', code: 'note', wrong: note.trim().length > 1_000 },
    { step: 'sign', field: 'typedName', code: 'typedName', wrong: typedName.trim() === '' || typedName.trim().length > 80 },
  ];
  return checks.filter(({ wrong }) => wrong).map(({ step, field, code }) => ({ step, field, code }));
}

/** The report as the server takes it; undefined while something is missing or a photo has not been sent. */
export function reportOf({ answers, photos, signedAt }: Pick<Handover, 'answers' | 'photos' | 'signedAt'>): HandoverReport | undefined {
  const { rampCycle, belts, remote } = answers;
  const [km, energyPercent, straps] = [whole(answers.km), whole(answers.energy), whole(answers.straps)];
  const sent = photos.flatMap(({ id, view }) => (id === undefined ? [] : [{ id, view }]));
  if (km === undefined || energyPercent === undefined || straps === undefined || !rampCycle || !belts || !remote) return undefined;
  if (signedAt === undefined || sent.length < photos.length) return undefined;
  const note = answers.note.trim();
  return {
    km,
    energyPercent,
    equipment: { rampCycle, straps, belts, remote },
    demonstrated: answers.demonstrated ?? false,
    photos: sent,
    ...(note === '' ? {} : { note }),
    signature: { typedName: answers.typedName.trim() },
    actedAt: signedAt,
  };
}

/** At the return nobody shows the renter how the ramp works. */
export const isShownToRenter = (kind: HandoverKind): boolean => kind === 'check-in';
