import type { casesContract } from '@passerelle/shared/cases/contract';
import { bookingStates } from '@passerelle/shared/bookings/states';
import type { RouteCallInput } from '@passerelle/shared/contract';
import { readNumber } from '../../ui/forms/read-number';

export type ActBody = RouteCallInput<(typeof casesContract)['routes']['showAct'], 'body'>;
export type ActName = ActBody['name'];
type Needed = 'no' | 'may' | 'must';

interface ActForm {
  readonly amount: Needed;
  readonly note: Needed;
  readonly vehicle: boolean;
  /** Where the act has several ends, the names of them. */
  readonly outcomes: readonly string[];
}

const plain: ActForm = { amount: 'no', note: 'may', vehicle: false, outcomes: [] };

/** What each act of support asks for; the names are those of the contract, in the order in which they are offered. */
export const actForms: Readonly<Record<ActName, ActForm>> = {
  'settle-refusal': plain,
  'settle-no-show': { ...plain, outcomes: ['owner_absent', 'renter_absent'] },
  resolve: { ...plain, amount: 'may', outcomes: ['returned', 'renter_cancelled', 'owner_cancelled', 'no_show', 'misfit'] },
  settle: { ...plain, amount: 'must' },
  'change-vehicle': { ...plain, vehicle: true },
  'cancel-with-refund': { ...plain, amount: 'may', outcomes: ['renter', 'owner', 'misfit'] },
  'partial-refund': { ...plain, amount: 'must' },
  goodwill: { ...plain, amount: 'must' },
  'release-deposit': plain,
  'capture-deposit': { ...plain, amount: 'must' },
  force: { ...plain, amount: 'may', note: 'must', outcomes: bookingStates },
};

export const actNames = Object.keys(actForms) as readonly ActName[];

export interface ActValues {
  outcome: string;
  amount: string;
  vehicleId: string;
  note: string;
}
export const noValues: ActValues = { outcome: '', amount: '', vehicleId: '', note: '' };

/** Cents of euros as typed; undefined: no amount. */
export function centsIn(text: string): number | undefined {
  const euros = readNumber(text);
  return euros === undefined ? undefined : Math.round(euros * 100);
}

/** As the route takes it: of what was typed, what this act asks for. */
export function actBody(name: ActName, { outcome, amount, vehicleId, note }: ActValues): ActBody {
  const { outcomes, amount: wantsAmount, vehicle } = actForms[name];
  const cents = wantsAmount === 'no' ? undefined : centsIn(amount);
  return {
    name,
    ...(outcomes.length > 0 && outcome ? { outcome } : {}),
    ...(cents === undefined ? {} : { amount: cents }),
    ...(vehicle && vehicleId.trim() ? { vehicleId: vehicleId.trim() } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  };
}
