export type ChairNumber = 'width' | 'length' | 'height' | 'headBow' | 'occupiedMass' | 'chairMass' | 'helperMass' | 'ratedGrade';

export interface ChairLimits {
  readonly unit: 'mm' | 'kg' | 'percent';
  readonly min: number;
  readonly max: number;
}

/** What the server takes, from `wheelchairSchema`; repeated here so that zod stays out of the first page. A test compares them. */
export const chairLimits: Readonly<Record<ChairNumber, ChairLimits>> = {
  width: { unit: 'mm', min: 300, max: 1200 },
  length: { unit: 'mm', min: 400, max: 2200 },
  height: { unit: 'mm', min: 500, max: 2300 },
  headBow: { unit: 'mm', min: 0, max: 600 },
  occupiedMass: { unit: 'kg', min: 10, max: 600 },
  chairMass: { unit: 'kg', min: 1, max: 500 },
  helperMass: { unit: 'kg', min: 20, max: 300 },
  ratedGrade: { unit: 'percent', min: 0, max: 100 },
};

export const chairNumbers: readonly ChairNumber[] = ['width', 'length', 'height', 'headBow', 'occupiedMass', 'chairMass', 'helperMass', 'ratedGrade'];

/** The lengths that a declared precision is about. */
export const preciseLengths = ['width', 'length', 'height'] as const satisfies readonly ChairNumber[];
/** mm, plus or minus. */
export const largestPrecision = 200;
