import { basisPoints, euros, multiplyMoney, type Money } from '../money';
import { dayMs, hourMs } from '../time';
import type { LineItem } from './price';
import { bookingSettings, type BookingSettings } from './settings';

/** What the two hand-overs say, compared: km driven and energy missing, in percent of a full tank or battery. */
export interface ReturnReading {
  readonly km: number;
  readonly includedKm: number;
  readonly energyMissing: number;
}

export interface ReturnQuestion {
  readonly perDay: Money;
  /** The agreed end, and when the car came back. */
  readonly end: Date;
  readonly returnedAt: Date;
  /** A problem was reported: lateness costs nothing. */
  readonly excused: boolean;
  readonly driven?: ReturnReading | undefined;
}

/** Nothing is late within half an hour: that is when a booking becomes overdue. */
const graceMs = hourMs / 2;

/** What coming back so late costs: per hour begun since the agreed end, at most a day's price for each 24 hours. */
export const lateFee = ({ perDay, end, returnedAt, excused }: ReturnQuestion, { lateHourBp } = bookingSettings): Money => {
  const lateMs = returnedAt.getTime() - end.getTime();
  if (excused || lateMs < graceMs) return { amount: 0, currency: perDay.currency };
  const wholeDays = Math.floor(lateMs / dayMs);
  const hoursBegun = Math.ceil((lateMs - wholeDays * dayMs) / hourMs);
  const ofHours = basisPoints(perDay, lateHourBp * hoursBegun);
  return { amount: perDay.amount * wholeDays + Math.min(perDay.amount, ofHours.amount), currency: perDay.currency };
};

const line = (code: string, quantity: number, unit: Money, more: Partial<LineItem> = {}): LineItem => ({
  code, quantity, unit, total: multiplyMoney(unit, quantity), paidBy: 'renter', goesTo: 'owner', ...more,
});

/**
 * The lines a return adds: lateness, km beyond those included, energy missing, and the commission on the first two.
 * Empty when there is nothing to pay.
 */
export const returnLines = (question: ReturnQuestion, settings: BookingSettings = bookingSettings): LineItem[] => {
  const { km, includedKm, energyMissing } = question.driven ?? { km: 0, includedKm: 0, energyMissing: 0 };
  const late = lateFee(question, settings);
  const earned = [line('late_fee', 1, late), line('extra_km', Math.max(0, Math.ceil(km - includedKm)), euros(settings.extraKm))];
  const rent = earned.reduce((sum, { total }) => sum + total.amount, 0);
  const commission = line('commission', 1, basisPoints(euros(rent), settings.commissionBp), { paidBy: 'owner', goesTo: 'platform' });
  const energy = line('energy', Math.max(0, Math.ceil(energyMissing)), euros(settings.energyPercent));
  return [...earned, energy, commission].filter(({ total }) => total.amount > 0);
};
