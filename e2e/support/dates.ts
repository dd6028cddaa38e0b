/** `YYYY-MM-DD`, so many days from today in Paris, as a date field wants it. */
export function dayFromNow(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date(Date.now() + days * 86_400_000));
}
