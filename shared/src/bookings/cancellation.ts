import { multiplyMoney, roundMinor, subtractMoney, sumMoney, type Money } from '../money';
import { earliest, hourMs, localMinus, plusMs } from '../time';
import { isRentalLine, ownerShareOf, paidByRenter, totalOf, type LineItem } from './price';

export const cancellationPolicies = ['flexible', 'moderate', 'strict'] as const;
export type CancellationPolicy = (typeof cancellationPolicies)[number];

export interface CancellationQuestion {
  readonly policy: CancellationPolicy;
  readonly lineItems: readonly LineItem[];
  readonly confirmedAt: Date;
  readonly start: Date;
  /** The vehicle's IANA time zone. */
  readonly zone: string;
  readonly now: Date;
  readonly by: 'renter' | 'owner' | 'support';
  /** Only support settles for these; all three give everything back. */
  readonly reason?: 'misfit' | 'owner_absent' | 'health' | undefined;
  readonly deliveryDone?: boolean | undefined;
  readonly insuranceBegun?: boolean | undefined;
}

export type ShareBack = 'everything' | 'half' | 'nothing';

export interface CancellationSettlement {
  readonly share: ShareBack;
  /** Every line the renter paid, and what comes back of it. */
  readonly lines: readonly { readonly code: string; readonly total: Money; readonly back: Money }[];
  readonly back: Money;
  readonly kept: Money;
  /** What the owner still gets, and the commission taken on what they keep. */
  readonly ownerShare: Money;
  readonly commission: Money;
  /** Out of whose part `back` is paid; the three add up to it. */
  readonly returnedBy: { readonly owner: Money; readonly platform: Money; readonly insurance: Money };
  /** The last instant at which this much comes back; absent when less cannot come back any more. */
  readonly until?: Date;
}

type Limits = { readonly everything: Date | null; readonly half: Date };

const policyLimits = ({ policy, confirmedAt, start, zone }: CancellationQuestion): Limits => {
  const dayBefore = plusMs(start, -24 * hourMs);
  switch (policy) {
    case 'flexible':
      return { everything: dayBefore, half: start };
    case 'moderate':
      return { everything: localMinus(start, zone, { days: 5 }), half: dayBefore };
    case 'strict': {
      const farAway = confirmedAt <= localMinus(start, zone, { days: 14 });
      return { everything: farAway ? plusMs(confirmedAt, 48 * hourMs) : null, half: localMinus(start, zone, { days: 7 }) };
    }
  }
};

const shareBack = (question: CancellationQuestion): { readonly share: ShareBack; readonly until?: Date } => {
  const { by, reason, now, confirmedAt, start } = question;
  if (by === 'owner' || (by === 'support' && reason !== undefined)) return { share: 'everything' };
  const limits = policyLimits(question);
  const secondThoughts = earliest(plusMs(confirmedAt, hourMs), start);
  const everything = limits.everything && limits.everything > secondThoughts ? limits.everything : secondThoughts;
  // The boundary belongs to the renter: at the very instant, the better share still holds.
  if (now <= everything) return { share: 'everything', until: everything };
  if (now <= limits.half) return { share: 'half', until: limits.half };
  return { share: 'nothing' };
};

/** Halves every line so that the parts add up to half of the sum, with half a cent to the renter. */
const halves = (lines: readonly LineItem[]): Map<LineItem, Money> => {
  let sum = 0;
  return new Map(
    lines.map((line) => {
      const before = roundMinor(sum / 2);
      sum += line.total.amount;
      return [line, { amount: roundMinor(sum / 2) - before, currency: line.total.currency }];
    }),
  );
};

const backOf = (line: LineItem, share: ShareBack, half: Map<LineItem, Money>, question: CancellationQuestion): Money => {
  const nothing: Money = { amount: 0, currency: line.total.currency };
  if (share === 'everything') return line.total;
  if (line.code === 'delivery') return question.deliveryDone === true ? nothing : line.total;
  if (line.code === 'insurance') return question.insuranceBegun === true ? nothing : line.total;
  return share === 'half' ? (half.get(line) ?? nothing) : nothing;
};

/**
 * What comes back when a confirmed booking is cancelled now, line by line, and until when that holds.
 * Source: booking-process, "Cancellation by the renter".
 */
export const settleCancellation = (question: CancellationQuestion): CancellationSettlement => {
  const { lineItems } = question;
  const { share, until } = shareBack(question);
  const half = halves(lineItems.filter(isRentalLine));
  const paid = lineItems.filter(paidByRenter);
  const settled = paid.map((line) => ({ line, back: backOf(line, share, half, question) }));
  const backTo = (recipient: LineItem['goesTo']): Money =>
    sumMoney(settled.filter(({ line }) => line.goesTo === recipient).map(({ back }) => back));

  const back = sumMoney(settled.map((each) => each.back));
  const gross = totalOf(paid, ({ goesTo }) => goesTo === 'owner');
  const grossKept = subtractMoney(gross, backTo('owner'));
  const agreed = totalOf(lineItems, ({ paidBy }) => paidBy === 'owner');
  // The rate is the one the lines were made with, not today's setting.
  const commission = multiplyMoney(agreed, gross.amount === 0 ? 0 : grossKept.amount / gross.amount);
  const ownerShare = subtractMoney(grossKept, commission);
  const fromOwner = subtractMoney(ownerShareOf(lineItems), ownerShare);
  const fromInsurance = backTo('insurance');
  return {
    share,
    lines: settled.map((each) => ({ code: each.line.code, total: each.line.total, back: each.back })),
    back,
    kept: subtractMoney(totalOf(paid, () => true), back),
    ownerShare,
    commission,
    returnedBy: {
      owner: fromOwner,
      insurance: fromInsurance,
      platform: subtractMoney(subtractMoney(back, fromOwner), fromInsurance),
    },
    ...(until ? { until } : {}),
  };
};
