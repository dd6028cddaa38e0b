import type { Accessibility } from './model';

const isMeasure = (part: object): part is { source: unknown } => 'source' in part && 'unit' in part;

function sourcesIn(part: unknown): unknown[] {
  if (typeof part !== 'object' || part === null) return [];
  return isMeasure(part) ? [part.source] : Object.values(part).flatMap(sourcesIn);
}

/** Whether somebody other than the owner (a document, a renter, staff) confirmed every measure that is given of a car; false where none is. */
export function isConfirmed(accessibility: Accessibility): boolean {
  const sources = sourcesIn(accessibility);
  return sources.length > 0 && !sources.includes('owner');
}
