import type { BankAnswer } from '../answers';
import type { MoneyOrder } from '../orders';
import { dayMs, plusMs } from '../../time';

/** What a bank knows of one booking. It is told nothing of states and rules, and checks what it is asked by itself. */
export interface BankFile {
  /** The payment page of the rental, and the link for what was refused. */
  readonly page: 'none' | 'open' | 'paid' | 'closed';
  readonly link: 'none' | 'open' | 'paid';
  /** Authorised and not captured; 0 when there is none. */
  readonly rentalHold: number;
  readonly depositHolds: number;
  readonly charges: Readonly<Record<string, { readonly amount: number; readonly returned: number; readonly transferred: number }>>;
  /** What came by a page or a link, and was not yet asked back. */
  readonly strays: number;
  readonly disputed: boolean;
  readonly lost: number;
  /** Every order that was asked, by its key, with the answer that stands. */
  readonly asked: Readonly<Record<string, BankAnswer>>;
  /** What no bank would have been asked by a program that is right. */
  readonly faults: readonly string[];
}

export const blankFile: BankFile = {
  page: 'none', link: 'none', rentalHold: 0, depositHolds: 0, charges: {}, strays: 0, disputed: false, lost: 0, asked: {}, faults: [],
};

export const depositLifeMs = 5 * dayMs;

type Parts = (MoneyOrder & { do: 'refund' | 'settle_deposit' | 'transfer' })['from'];

const moveCharges = (file: BankFile, parts: Parts, field: 'returned' | 'transferred', key: string): BankFile => {
  let next = file;
  for (const { charge, amount } of parts) {
    if (charge === null) continue;
    const before = next.charges[charge];
    if (!before) return { ...next, faults: [...next.faults, `${key}: no charge ${charge}`] };
    const after = { ...before, [field]: before[field] + amount.amount };
    const faults = after.returned > after.amount || after.transferred > after.amount ? [`${key}: more than charge ${charge}`] : [];
    next = { ...next, charges: { ...next.charges, [charge]: after }, faults: [...next.faults, ...faults] };
  }
  return next;
};

const addCharge = (file: BankFile, key: string, amount: number): BankFile => ({
  ...file, charges: { ...file.charges, [key]: { amount, returned: 0, transferred: 0 } },
});

const expect = (file: BankFile, holds: boolean, fault: string): BankFile => (holds ? file : { ...file, faults: [...file.faults, fault] });

const carryOut = (file: BankFile, key: string, order: MoneyOrder): BankFile => {
  switch (order.do) {
    case 'capture':
      return addCharge({ ...expect(file, file.rentalHold === order.amount.amount, `${key}: captures what is not held`), rentalHold: 0 }, key, order.amount.amount);
    case 'release_rental':
      return { ...expect(file, file.rentalHold > 0, `${key}: releases what is not held`), rentalHold: 0 };
    case 'charge':
      return addCharge(file, key, order.amount.amount);
    case 'refund':
      return moveCharges(file, order.from, 'returned', key);
    case 'settle_deposit':
      return order.back.amount > 0 ? moveCharges(file, order.from, 'returned', key) : file;
    case 'hold_deposit':
      return { ...expect(file, order.renews ? file.depositHolds === 1 : file.depositHolds === 0, `${key}: ${file.depositHolds} deposits held before`), depositHolds: 1 };
    case 'release_deposit':
      return { ...expect(file, file.depositHolds === 1, `${key}: releases no deposit`), depositHolds: 0 };
    case 'capture_deposit':
      return addCharge({ ...expect(file, file.depositHolds === 1, `${key}: captures no deposit`), depositHolds: 0 }, key, order.amount.amount);
    case 'transfer':
      return moveCharges(file, order.from, 'transferred', key);
    case 'return_stray':
      return { ...expect(file, file.strays > 0, `${key}: returns nothing`), strays: 0 };
    case 'adjust':
      return expect(file, false, `${key}: a bank adjusts nothing`);
  }
};

/** A refusal for want of money, by a lapsed hold, by an account that cannot be paid to. What gives money up is never refused here. */
const refusable: readonly MoneyOrder['do'][] = ['capture', 'charge', 'hold_deposit', 'capture_deposit', 'transfer', 'refund'];

const refused = (file: BankFile, order: MoneyOrder): BankFile => {
  if (order.do === 'capture') return { ...file, rentalHold: 0 };
  // The old hold ends by itself when its renewal was refused.
  return order.do === 'hold_deposit' || order.do === 'capture_deposit' ? { ...file, depositHolds: 0 } : file;
};

/** A refund that the loss of a dispute left no room for is refused by any bank. */
const hasRoom = (file: BankFile, order: MoneyOrder): boolean =>
  order.do !== 'refund' || file.lost === 0 || order.from.every(({ charge, amount }) => {
    const there = charge === null ? undefined : file.charges[charge];
    return there === undefined || there.returned + amount.amount <= there.amount;
  });

/** Carries an order out once; the same key again gets the same answer, and moves nothing. */
export const askBank = (file: BankFile, key: string, order: MoneyOrder, now: Date, refuses: boolean): { readonly file: BankFile; readonly answer: BankAnswer } => {
  const known = file.asked[key];
  if (known) return { file, answer: known };
  const no = (refuses && refusable.includes(order.do)) || !hasRoom(file, order);
  const answer: BankAnswer = no
    ? { done: false }
    : {
        done: true,
        ...(order.do === 'hold_deposit' ? { captureBefore: plusMs(now, depositLifeMs) } : {}),
        ...(order.do === 'return_stray' ? { amount: { amount: file.strays, currency: 'EUR' as const } } : {}),
      };
  const after = no ? refused(file, order) : carryOut(file, key, order);
  return { file: { ...after, asked: { ...file.asked, [key]: answer } }, answer };
};

/** All money of a booking that is with the platform, by the bank's own books. */
export const balanceOf = (file: BankFile): number =>
  Object.values(file.charges).reduce((sum, { amount, returned, transferred }) => sum + amount - returned - transferred, 0);
