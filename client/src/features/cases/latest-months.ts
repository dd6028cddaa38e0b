/** The last months, this one first, as `YYYY-MM` in Europe/Paris. */
export function latestMonths(now: Date, count: number): readonly string[] {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit' }).formatToParts(now);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return Array.from({ length: count }, (_, back) => new Date(Date.UTC(part('year'), part('month') - 1 - back, 1)).toISOString().slice(0, 7));
}
