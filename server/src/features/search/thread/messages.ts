import type { ProblemCode, ProblemDetails } from '@passerelle/shared/problem';
import type { CarIndex } from '../car-index';

/** A call of the index, as a message to the thread that holds it. */
export interface Ask {
  readonly id: number;
  readonly name: keyof CarIndex;
  readonly args: readonly unknown[];
}

/** What became of a call: a value, a refusal that the caller is told about, or a fault of ours. */
export type Outcome = { readonly value: unknown } | { readonly problem: { readonly code: ProblemCode; readonly details: ProblemDetails } } | { readonly fault: string };
export type Answer = Outcome & { readonly id: number };
