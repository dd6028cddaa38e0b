import type { Booking } from '@passerelle/shared/bookings/contract';
import { toKeptBooking, newHandover, type Handover, type HandoverKind, type KeptBooking } from './handover';
import { photoViews } from './report-faults';

const person = (id: string, displayName: string) => ({ id, displayName });

export const aBooking = (more: Partial<KeptBooking> = {}): KeptBooking => ({
  id: 'bkg_1',
  state: 'confirmed',
  version: 7,
  viewer: 'owner',
  vehicle: { id: 'veh_1', title: 'Kangoo', place: { town: 'Lyon', department: '69' }, body: 'van', colour: 'white' },
  period: { from: '2026-11-22T09:00:00.000Z', to: '2026-11-24T17:00:00.000Z' },
  timeZone: 'Europe/Paris',
  renter: person('acc_r', 'Rana'),
  owner: person('acc_o', 'Owen'),
  handover: {},
  conversationId: 'cnv_1',
  can: { 'start-check-in': true },
  ...more,
});

type Report = NonNullable<Booking['handover']['checkIn']>;

export const aSentReport = (more: Partial<Report> = {}): Report => ({
  by: 'owner',
  actedAt: '2026-11-22T09:05:00.000Z',
  sentAt: '2026-11-22T10:00:00.000Z',
  km: 48_000,
  energyPercent: 80,
  equipment: { rampCycle: 'works', straps: 4, belts: 'ok', remote: 'none' },
  demonstrated: true,
  photos: [{ id: 'pho_1', view: 'front' }, { id: 'pho_2', view: 'rear' }, { id: 'pho_3', view: 'left' }, { id: 'pho_4', view: 'dashboard' }],
  signatures: [{ by: 'owner', typedName: 'Owen Owner', at: '2026-11-22T09:05:00.000Z' }],
  agreed: false,
  ...more,
});

/** A report with everything in it, and the photos it needs. */
export function aDraft(more: Partial<Handover> = {}, kind: HandoverKind = 'check-in'): Handover {
  return {
    ...newHandover({ accountId: 'acc_o', booking: toKeptBooking(aBooking()), kind }, 'start'),
    answers: { km: '48 000', energy: '80', rampCycle: 'works', straps: '4', belts: 'ok', remote: 'none', demonstrated: true, note: '', typedName: 'Owen Owner' },
    photos: photoViews.slice(0, 5).map((view) => ({ clientId: `photo-${view}`, view, takenAt: '2026-11-22T09:01:00.000Z' })),
    ...more,
  };
}
