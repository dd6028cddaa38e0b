/** What an owner may lend or do beside the car, for a price: a closed list, so that each has words in every language. */
export const extraCodes = ['transfer_board', 'loan_wheelchair', 'roof_box', 'snow_chains', 'cleaning'] as const;
export type ExtraCode = (typeof extraCodes)[number];

/** What a renter may choose of one car that another car's owner may not do. */
export const optionCodes = ['delivery', ...extraCodes] as const;
export type OptionCode = (typeof optionCodes)[number];

/** What the price of each is counted for: every day of the rental, or all of it. */
export const extraPer = {
  transfer_board: 'rental',
  loan_wheelchair: 'day',
  roof_box: 'day',
  snow_chains: 'rental',
  cleaning: 'rental',
} as const satisfies Record<ExtraCode, 'day' | 'rental'>;
