import type { WirePeriod } from '@passerelle/shared/time';

const instant = (text: string | null): string | undefined => {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

/** The dates in an address that anybody may have written; those that make no sense are none. */
export function periodIn(params: URLSearchParams): WirePeriod | undefined {
  const from = instant(params.get('from'));
  const to = instant(params.get('to'));
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
}
