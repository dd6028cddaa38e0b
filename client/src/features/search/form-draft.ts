import type { LatLon } from '@passerelle/shared/geo/contract';
import type { DateTimeRangeValue } from '../../ui/forms/DateTimeRange';

/** What was typed into the search form and not sent, for this tab: who goes to enter a wheelchair finds it when they come back. */
export interface FormDraft {
  readonly text: string;
  readonly near?: LatLon | undefined;
  /** Of a town that was chosen from the list: what tells it from others of its name. */
  readonly detail?: string | undefined;
  readonly fields: DateTimeRangeValue;
}

const key = 'passerelle.search-form';

const isText = (value: unknown): value is string => typeof value === 'string';

function isDraft(stored: unknown): stored is FormDraft {
  if (typeof stored !== 'object' || stored === null || !('text' in stored) || !('fields' in stored)) return false;
  const { text, fields } = stored;
  const near: unknown = Reflect.get(stored, 'near');
  const placed = near === undefined || (typeof near === 'object' && near !== null && typeof Reflect.get(near, 'lat') === 'number' && typeof Reflect.get(near, 'lon') === 'number');
  const dated = typeof fields === 'object' && fields !== null && ['fromDay', 'fromTime', 'toDay', 'toTime'].every((name) => isText(Reflect.get(fields, name)));
  const detail: unknown = Reflect.get(stored, 'detail');
  return isText(text) && (detail === undefined || isText(detail)) && placed && dated;
}

export function readFormDraft(): FormDraft | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isDraft(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** `undefined`: it was sent. */
export function keepFormDraft(draft: FormDraft | undefined): void {
  try {
    if (draft) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  } catch {
    // The page still has it.
  }
}
