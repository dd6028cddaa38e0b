import type { Locale } from '@passerelle/shared/locale';
import { formatMoney, localDateTime } from '@passerelle/shared/format';
import { fillText, formatQuantity } from '@passerelle/shared/text';
import { periodFromWire, rentalDays } from '@passerelle/shared/time';
import type { Agreement } from './agreement';
import { cancellationLimits } from './cancellation-limits';
import { facts, heading, list, paragraph, type Block, type DocumentText } from './document';
import { handoverBlocks, signatureBlocks } from './handover-blocks';
import { priceBlocks } from './price-blocks';
import type { Telling } from './telling';
import { counted, textsOf } from './wording';

const joined = (parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join(', ');

function partiesBlocks({ agreement: { content }, locale }: Telling): Block[] {
  const { parties: t } = textsOf(locale);
  const { terms, drivers, passengers } = content;
  return [
    heading(t.title),
    facts(t.caption, [
      [t.owner, terms.owner],
      [t.renter, terms.renter],
      // Nobody else named: the one who rents drives.
      [t.drivers, drivers.length > 0 ? drivers.join(', ') : terms.renter],
      ...(passengers.length > 0 ? [[t.passengers, passengers.join(', ')] as const] : []),
    ]),
    paragraph(t.identity),
  ];
}

function carBlocks({ agreement: { content }, locale }: Telling): Block[] {
  const { car: t } = textsOf(locale);
  const { title, access, spaces } = content.terms.car;
  return [
    heading(t.title),
    facts(t.caption, [
      [t.name, title],
      ...(access ? [[t.access, joined([access.type && t.types[access.type], access.operation && t.operations[access.operation], access.side && t.sides[access.side]])] as const] : []),
      ...(spaces > 0 ? [[t.spaces, counted(t.space, spaces, locale)] as const] : []),
      ...(content.verdict ? [[t.fit, t.verdicts[content.verdict]] as const] : []),
    ]),
  ];
}

function periodBlocks({ agreement: { content }, locale, at }: Telling): Block[] {
  const { period: t } = textsOf(locale);
  const { period, terms, includedKm } = content;
  return [
    heading(t.title),
    facts(t.caption, [
      [t.from, at(period.from)],
      [t.to, at(period.to)],
      [t.length, counted(t.day, rentalDays(periodFromWire(period), terms.timeZone), locale)],
      [t.clock, terms.timeZone],
      [t.place, terms.car.address],
      [t.included, fillText(t.km, { km: formatQuantity(includedKm, 'km', locale), price: formatMoney(terms.extraKm, locale) })],
    ]),
  ];
}

function cancellationBlocks({ agreement: { content }, locale, at }: Telling): Block[] {
  const { cancellation: t } = textsOf(locale);
  const limits = cancellationLimits(content).map(({ share, until }) => (until ? fillText(t.until[share], { until: at(until) }) : t.after[share]));
  return [heading(t.title), paragraph(t.policies[content.terms.cancellationPolicy]), list(limits), paragraph(t.always)];
}

const coverBlocks = ({ agreement: { content }, locale }: Telling): Block[] => {
  const { cover: t } = textsOf(locale);
  return [heading(t.title), paragraph(t.insurance), paragraph(fillText(t.deposit, { amount: formatMoney(content.deposit, locale) })), paragraph(t.damage)];
};

const rulesBlocks = ({ locale }: Telling): Block[] => {
  const { rules: t } = textsOf(locale);
  return [heading(t.title), list(t.items)];
};

/** The agreement in one language, as blocks that a page and a PDF both show. */
export function composeAgreement(agreement: Agreement, locale: Locale): DocumentText {
  const t = textsOf(locale);
  const { content, version, hash, drawnUpAt } = agreement;
  const at = (instant: string | Date) => localDateTime(new Date(instant), content.terms.timeZone, locale);
  const telling: Telling = { agreement, locale, at };
  const values = { booking: content.bookingId, version };
  return {
    locale,
    title: fillText(t.title, values),
    footer: fillText(t.footer, values),
    pageNumber: t.pageNumber,
    blocks: [
      heading(t.heading, 1),
      facts(t.head.caption, [
        [t.head.booking, content.bookingId],
        [t.head.concluded, at(content.concludedAt)],
        [t.head.version, fillText(t.head.versionOf, { version, at: at(drawnUpAt) })],
        [t.head.hash, hash],
      ]),
      ...partiesBlocks(telling),
      ...carBlocks(telling),
      ...periodBlocks(telling),
      ...priceBlocks(telling),
      ...cancellationBlocks(telling),
      ...coverBlocks(telling),
      ...rulesBlocks(telling),
      ...handoverBlocks(telling),
      ...signatureBlocks(telling),
    ],
  };
}
