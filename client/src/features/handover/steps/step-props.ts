import type { AtCar } from '../at-car';
import type { ReportFault } from '../queue/report-faults';

export interface StepProps {
  car: AtCar;
  /** The sentence for a field, once the person has tried to go on. */
  errorOf: (field: ReportFault['field']) => string | undefined;
}
