import type { Locale } from '../locale';
import { fillText, formatCentimetres, formatCount, formatQuantity, type ValueOf } from '../text';
import en from './locales/en.json';
import fr from './locales/fr.json';
import type { Dimension, DimensionKey, FitReply, FitResult, Notice, Remedy, RemedyKind, Unit, Verdict } from './result';
import { remedies as changes } from './thresholds';

type Texts = typeof en;
const texts: Readonly<Record<Locale, Texts>> = { fr, en };

type LengthKey = Exclude<DimensionKey, 'mode' | 'slope' | 'load' | 'spaces' | 'securement'>;
const chairSide: Readonly<Record<LengthKey, 'ask.width' | 'ask.length' | 'ask.height'>> = {
  access_width: 'ask.width',
  platform_length: 'ask.length',
  door_width: 'ask.width',
  door_height: 'ask.height',
  headroom: 'ask.height',
  space_length: 'ask.length',
  space_width: 'ask.width',
};

function lengthText(key: LengthKey, { verdict, slack, uncertainty, reason, missing }: Dimension): keyof Texts {
  if (missing) return missing === 'vehicle' ? 'missing_vehicle' : chairSide[key];
  if (verdict === 'unknown') return 'too_close';
  if (verdict === 'does_not_fit') return reason === 'bow' ? 'bow_not_enough' : `no.${key}`;
  if (reason === 'bow') return 'bow';
  if (verdict === 'fits') return uncertainty > 0 ? 'spare_about' : 'spare';
  if (slack === 0) return 'tight_none';
  return uncertainty > 0 ? 'tight_about' : 'tight';
}

function loadText({ verdict, reason, missing }: Dimension): keyof Texts {
  if (reason === 'winch_unknown') return 'winch_unknown.vehicle';
  if (missing) return missing === 'vehicle' ? 'missing_vehicle' : 'ask.occupied_mass';
  if (verdict === 'does_not_fit') return 'load.no';
  return verdict === 'tight' ? 'load.tight' : 'load.fits';
}

function slopeText({ verdict, reason, missing, unit }: Dimension): keyof Texts {
  if (reason === 'impossible') return 'slope.impossible';
  if (missing === 'vehicle') return reason === 'winch_unknown' ? 'winch_unknown.vehicle' : 'missing_vehicle';
  if (missing === 'wheelchair') return reason === 'rated_grade_unknown' ? 'ask.rated_grade' : 'ask.occupied_mass';
  if (verdict === 'does_not_fit') return unit === 'newton' ? 'slope.push' : 'slope.no';
  return verdict === 'tight' ? 'slope.tight' : 'slope.fits';
}

function securementText({ reason, missing }: Dimension): keyof Texts {
  if (missing === 'wheelchair') return reason === 'docking_unknown' ? 'ask.docking_pin' : 'ask.chair_mass';
  if (missing === 'vehicle') return reason === 'docking_unknown' ? 'securement.docking_unknown' : 'securement.unknown';
  switch (reason) {
    case 'not_crash_tested':
    case 'no_three_point_belt':
    case 'anchorage_none':
    case 'side_facing':
    case 'other_docking_pin':
    case 'too_heavy_for_anchorage':
      return `securement.${reason}`;
    default:
      return 'securement.fits';
  }
}

const modeText: Readonly<Record<Verdict, keyof Texts>> = {
  fits: 'mode.fits',
  tight: 'mode.fits',
  unknown: 'mode.unknown',
  does_not_fit: 'mode.no',
};

function textFor(dimension: Dimension): keyof Texts {
  switch (dimension.key) {
    case 'mode':
      return modeText[dimension.verdict];
    case 'slope':
      return slopeText(dimension);
    case 'load':
      return loadText(dimension);
    case 'spaces':
      return 'spaces.no';
    case 'securement':
      return securementText(dimension);
    default:
      return lengthText(dimension.key, dimension);
  }
}

const unitSigns = { kg: 'kg', percent: '%', newton: 'N' } as const;

/** A number of a dimension as people read it: centimetres, kilograms, percent. */
export function formatAmount(value: number, unit: Unit | null, locale: Locale): string {
  if (unit === 'mm') return formatCentimetres(value, locale);
  return unit === null ? String(value) : formatQuantity(value, unitSigns[unit], locale);
}

/** What a dimension is called, in lower case: "door height". */
export function dimensionName(key: DimensionKey, locale: Locale): string {
  return texts[locale][`name.${key}`];
}

/** One dimension in words, without a capital or full stop: "14 cm to spare", "too narrow by 1 cm". For the traveller only. */
export function describeDimension(dimension: Dimension, locale: Locale): string {
  const { unit } = dimension;
  return fillText(texts[locale][textFor(dimension)], (name) => {
    const value = amountIn(dimension, name);
    return value === undefined ? undefined : formatAmount(value ?? 0, unit, locale);
  });
}

/** The number that a sentence about a dimension names; null where it has none. */
function amountIn({ slack, required, available, uncertainty }: Dimension, name: string): number | null | undefined {
  switch (name) {
    case 'slack':
      return slack;
    case 'short':
      return slack === null ? null : Math.abs(slack);
    case 'required':
      return required;
    case 'available':
      return available;
    case 'uncertainty':
      return uncertainty;
    default:
      return undefined;
  }
}

export function describeNotice(notice: Pick<Notice, 'code'>, locale: Locale): string {
  return texts[locale][`notice.${notice.code}`];
}

export function describeRemedy({ kind, verdict }: Remedy, locale: Locale): string {
  const bow = formatCentimetres(changes.headBow, locale);
  return fillText(texts[locale][`remedy.${kind}`], { bow, verdict: texts[locale][`verdict.${verdict}`] });
}

/** What a change of chair or car would open up: "With a winch, 12 cars would do." */
export function describeRemedyCount(kind: RemedyKind, count: number, locale: Locale): string {
  const bow = formatCentimetres(changes.headBow, locale);
  const number = count === 1 ? 'one' : 'other';
  return fillText(texts[locale][`remedy.cars.${kind}.${number}`], { bow, count: formatCount(count, locale) });
}

export function disclaimer(locale: Locale): string {
  return texts[locale].disclaimer;
}

const urgency = ({ key, verdict, unit, slack, missing }: Dimension): number => {
  // A car of another kind, or one with too few places, does not fit for that reason whatever its measures are.
  if (verdict === 'does_not_fit' && (key === 'mode' || key === 'spaces')) return -2_000_000;
  if (missing === 'wheelchair') return -1_000_000;
  if (unit === 'mm' && slack !== null) return slack;
  return 1_000_000;
};

/** The dimension that decides: among those with the verdict of the whole, the tightest length, else the first. */
export function decidingDimension(result: Pick<FitResult, 'verdict' | 'dimensions'>): Dimension | undefined {
  let deciding: Dimension | undefined;
  for (const candidate of result.dimensions) {
    if (candidate.verdict !== result.verdict) continue;
    if (!deciding || urgency(candidate) < urgency(deciding)) deciding = candidate;
  }
  return deciding;
}

/** The one sentence of a list card: the verdict and what decides it. */
export function explainVerdict(result: Pick<FitResult, 'verdict' | 'dimensions' | 'assignment'>, locale: Locale): string {
  const text = texts[locale];
  const deciding = decidingDimension(result);
  if (result.verdict === null || !deciding) return text['explain.none'];
  const name = dimensionName(deciding.key, locale);
  const several = result.assignment.length > 1;
  const where = several ? fillText(text['explain.chair'], { number: deciding.chair + 1, name }) : name;
  const valueOf: ValueOf = (part) => {
    if (part === 'where') return where;
    if (part === 'message') return describeDimension(deciding, locale);
    return part === 'margin' ? formatAmount(deciding.slack ?? 0, deciding.unit, locale) : undefined;
  };
  if (result.verdict !== 'unknown') return fillText(text[`explain.${result.verdict}`], valueOf);
  if (deciding.missing === 'vehicle') return fillText(text['explain.ask_owner'], valueOf);
  const bare = deciding.missing === 'wheelchair' && !several;
  return fillText(text[bare ? 'explain.unknown' : 'explain.unknown_where'], valueOf);
}

/** A result with its sentences, as `vehicles.fit` replies. */
export function presentFit(result: FitResult, locale: Locale): FitReply {
  return {
    ...result,
    reason: explainVerdict(result, locale),
    dimensions: result.dimensions.map((found) => ({ ...found, message: describeDimension(found, locale) })),
    notices: result.notices.map((notice) => ({ ...notice, message: describeNotice(notice, locale) })),
    remedies: result.remedies.map((remedy) => ({ ...remedy, message: describeRemedy(remedy, locale) })),
    disclaimer: disclaimer(locale),
  };
}
