import { steps, type Step } from '../queue/report-faults';

/** The step stands in the address, so that "back" goes back one and a reload stays. */
export const stepOf = (search: URLSearchParams): Step => steps.find((step) => step === search.get('step')) ?? 'photos';
export const pathOf = (step: Step): string => `?step=${step}`;
