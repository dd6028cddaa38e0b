import type { Booking } from '@passerelle/shared/bookings/contract';
import type { SeenBooking } from '@passerelle/shared/bookings/model/moves';
import { isTransitionName, type BookingRole, type BookingState } from '@passerelle/shared/bookings/process';
import type { Connection } from 'mongoose';
import { versionsOf } from './booking-invariants';
import type { PersonRole } from './http-acts';
import type { Account } from './product';
import { see } from './situations';

export interface Car {
  readonly id: string;
  readonly owner: Account;
}

/** One booking, as its people saw it last. The owner sees nothing of what is not paid yet. */
export interface Tracked {
  readonly id: string;
  readonly renter: Account;
  readonly card: string;
  seen: { readonly renter: Booking; readonly owner: Booking | null; readonly support: Booking };
}

/** Of those that are over, the last few are still looked at, for a dispute or a letter that comes twice. */
const recent = 4;
const unpaid: readonly BookingState[] = ['pending_payment', 'abandoned', 'payment_expired'];

/** What everybody sees of the bookings of a run, kept up to date by reading it over HTTP. */
export class SeenBookings {
  readonly all: Tracked[] = [];

  constructor(private readonly database: Connection, private readonly cars: readonly Car[], private readonly support: Account) {}

  async add(one: Pick<Tracked, 'id' | 'renter' | 'card'>): Promise<void> {
    this.all.push({ ...one, seen: await this.look(one) });
  }

  byId(id: string): Tracked | undefined {
    return this.all.find((each) => each.id === id);
  }

  personOf({ renter, seen }: Tracked, role: PersonRole): Account {
    return role === 'renter' ? renter : role === 'owner' ? this.ownerOf(seen.renter) : this.support;
  }

  /** Reads what has changed: all that is open where time went on, because what one may do changes with it. */
  async lookAgain(timeWentOn: boolean): Promise<void> {
    const versions = await versionsOf(this.database, this.all.map(({ id }) => id));
    const stale = this.all.filter((each, index) => versions.get(each.id) !== each.seen.renter.version || (timeWentOn && this.isOpen(each, index)));
    await Promise.all(stale.map(async (each) => void (each.seen = await this.look(each))));
  }

  open(): SeenBooking[] {
    return this.all.filter((each, index) => this.isOpen(each, index)).map((each) => this.shownAs(each));
  }

  private isOpen({ seen: { renter } }: Tracked, index: number): boolean {
    return renter.deadline !== undefined || index >= this.all.length - recent;
  }

  private carOf(booking: Booking): number {
    return this.cars.findIndex(({ id }) => id === booking.vehicle.id);
  }

  private ownerOf(booking: Booking): Account {
    return this.cars[this.carOf(booking)]?.owner ?? this.support;
  }

  private async look(each: Pick<Tracked, 'id' | 'renter'>): Promise<Tracked['seen']> {
    const renter = await see(each.renter, each);
    const [owner, support] = await Promise.all([unpaid.includes(renter.state) ? null : see(this.ownerOf(renter), each), see(this.support, each)]);
    return { renter, owner, support };
  }

  private shownAs({ id, seen }: Tracked): SeenBooking {
    const { state, money, period, deadline } = seen.renter;
    const can = (role: BookingRole) => (role === 'renter' || role === 'owner' || role === 'support' ? Object.keys(seen[role]?.can ?? {}).filter(isTransitionName) : []);
    return { id, vehicle: this.carOf(seen.renter), state, money, start: new Date(period.from), end: new Date(period.to), deadline: deadline ? new Date(deadline.at) : null, can };
  }
}
