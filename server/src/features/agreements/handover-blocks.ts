import { fillText, formatQuantity } from '@passerelle/shared/text';
import type { SignedHandover } from './agreement';
import { facts, heading, paragraph, table, type Block } from './document';
import type { Telling } from './telling';
import { counted, textsOf } from './wording';

function conditionBlocks({ km, energyPercent, equipment, demonstrated, photos, note }: SignedHandover, title: string, { locale }: Telling): Block[] {
  const { handover: t } = textsOf(locale);
  return [
    heading(title),
    facts(fillText(t.caption, { title }), [
      [t.km, formatQuantity(km, 'km', locale)],
      [t.energy, formatQuantity(energyPercent, '%', locale)],
      [t.ramp, t.rampStates[equipment.rampCycle]],
      [t.straps, counted(t.strap, equipment.straps, locale)],
      [t.belts, t.beltStates[equipment.belts]],
      [t.remote, t.remoteStates[equipment.remote]],
      [t.demonstrated, demonstrated ? t.yes : t.no],
      [t.photos, counted(t.photo, photos, locale)],
      ...(note === null ? [] : [[t.note, note] as const]),
    ]),
  ];
}

/** The state of car and equipment, as the two reports say; nothing where there is none yet. */
export function handoverBlocks(telling: Telling): Block[] {
  const { checkIn, checkOut } = telling.agreement.content;
  const { handover: t } = textsOf(telling.locale);
  return [...(checkIn ? conditionBlocks(checkIn, t.checkIn, telling) : []), ...(checkOut ? conditionBlocks(checkOut, t.checkOut, telling) : [])];
}

/** Who typed their name under which report, and when. */
export function signatureBlocks({ agreement: { content }, locale, at }: Telling): Block[] {
  const { signatures: t } = textsOf(locale);
  const rows = ([['checkIn', content.checkIn], ['checkOut', content.checkOut]] as const).flatMap(([which, handover]) =>
    (handover?.signatures ?? []).map(({ by, name, at: when }) => [name, t.roles[by], t.under[which], at(when)]),
  );
  if (rows.length === 0) return [heading(t.title), paragraph(t.none)];
  return [heading(t.title), table(t.caption, [{ title: t.columns.name }, { title: t.columns.role }, { title: t.columns.under }, { title: t.columns.at }], rows), paragraph(t.typed)];
}
