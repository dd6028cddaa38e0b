import { parseAbsolute } from '@internationalized/date';
import type { WirePeriod } from '@passerelle/shared/time';
import { instantOf as instantOfLocal } from '../../../lib/period-fields';

const written = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** An address gives an instant ("…Z") or a local date and time, which is one of the car's time zone. */
export function instantOf(text: string | null, zone: string): string | undefined {
  const [, day, time, offset] = written.exec(text ?? '') ?? [];
  if (!text || !day || !time) return undefined;
  if (offset === undefined) return instantOfLocal(day, time, zone);
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

export function periodOf(search: URLSearchParams, zone: string): WirePeriod | undefined {
  const [from, to] = [instantOf(search.get('from'), zone), instantOf(search.get('to'), zone)];
  return from && to && from < to ? { from, to } : undefined;
}

/**
 * The same days and hours, moved by whole days to where the car is free, nearest first. Local hours stay the same when
 * the clocks change.
 */
export function otherDates(period: WirePeriod, free: readonly WirePeriod[], zone: string, { most = 3, days = 45, now }: { most?: number; days?: number; now: Date }): WirePeriod[] {
  const [from, to] = [parseAbsolute(period.from, zone), parseAbsolute(period.to, zone)];
  const moved = (by: number): WirePeriod => ({ from: from.add({ days: by }).toDate().toISOString(), to: to.add({ days: by }).toDate().toISOString() });
  const found: WirePeriod[] = [];
  for (let by = 1; by <= days && found.length < most; by += 1) {
    for (const candidate of [moved(by), moved(-by)]) {
      const inTime = new Date(candidate.from) > now;
      if (inTime && found.length < most && free.some((gap) => gap.from <= candidate.from && candidate.to <= gap.to)) found.push(candidate);
    }
  }
  return found.sort((a, b) => a.from.localeCompare(b.from));
}
