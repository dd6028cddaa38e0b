import type { Locale } from '@passerelle/shared/locale';
import type { Agreement } from './agreement';

/** An agreement and the language it is told in, with the helpers that every section needs. */
export interface Telling {
  readonly agreement: Agreement;
  readonly locale: Locale;
  /** An instant of the contents, by the clock where the car is. */
  at(instant: string | Date): string;
}
