import type { Money } from '@passerelle/shared/money';

/** Whether other dates cost more, less, or the same. */
export const differences = ['more', 'less', 'same'] as const;

export function differenceKey({ amount }: Money): `difference.${(typeof differences)[number]}` {
  if (amount === 0) return 'difference.same';
  return amount > 0 ? 'difference.more' : 'difference.less';
}
