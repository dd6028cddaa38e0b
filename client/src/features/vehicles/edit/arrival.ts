import { ApiProblem, type ApiProblemDetails } from '../../../lib/api/api-problem';

/** Handed over when a new car has been saved and its page takes the place of the empty form. */
export interface Arrival {
  saved: true;
  /** Why it could not be published as well. */
  refusal?: ApiProblemDetails;
}

export const refusalOf = ({ code, title, detail, status, errors }: ApiProblem): ApiProblemDetails => ({ code, title, detail, status, errors });

const isArrival = (state: unknown): state is Arrival => typeof state === 'object' && state !== null && 'saved' in state;

export function readArrival(state: unknown): { saved: boolean; refusal: ApiProblem | undefined } {
  if (!isArrival(state)) return { saved: false, refusal: undefined };
  return { saved: true, refusal: state.refusal && new ApiProblem(state.refusal) };
}
