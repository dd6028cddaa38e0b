import { formatMoney, formatTag } from '@passerelle/shared/format';
import { paidByRenter, type LineItem } from '@passerelle/shared/bookings/price';
import { heading, paragraph, table, type Block } from './document';
import type { Telling } from './telling';
import { textsOf } from './wording';

type LineName = keyof ReturnType<typeof textsOf>['price']['line'];

/** An extra has a code of its own behind the dot; one that is not known here is an extra too. */
const nameOf = ({ code }: LineItem, names: Readonly<Record<LineName, string>>): string => {
  const known = Object.entries(names).find(([name]) => name === code);
  return known ? known[1] : names.extra;
};

/** What the renter pays, line by line. The commission is between the owner and Passerelle and stands in no agreement with the renter. */
export function priceBlocks({ agreement: { content }, locale }: Telling): Block[] {
  const { price: t } = textsOf(locale);
  const money = (amount: LineItem['total']) => formatMoney(amount, locale);
  const count = new Intl.NumberFormat(formatTag(locale));
  const lines = content.lineItems.filter(paidByRenter);
  return [
    heading(t.title),
    table(
      t.caption,
      [{ title: t.columns.line }, { title: t.columns.goesTo }, { title: t.columns.quantity, align: 'end' }, { title: t.columns.unit, align: 'end' }, { title: t.columns.total, align: 'end' }],
      lines.map((line) => [nameOf(line, t.line), t.goesTo[line.goesTo], count.format(line.quantity), money(line.unit), money(line.total)]),
      [[t.total, '', '', '', money(content.total)]],
    ),
    paragraph(t.paid),
  ];
}
