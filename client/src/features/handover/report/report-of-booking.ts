import type { AtCar } from '../at-car';
import { knownReport, type Handover } from '../queue/handover';
import type { SentReportData } from './ReportFacts';

export const namesOf = ({ renter, owner }: AtCar['booking']) => ({ renter: renter.displayName, owner: owner.displayName });

export const otherName = (booking: AtCar['booking']): string => (booking.viewer === 'renter' ? booking.owner : booking.renter).displayName;

export const reportIn = ({ booking, kind }: Pick<AtCar, 'booking' | 'kind'>): SentReportData | undefined => knownReport(booking, kind);

/** A report that was sent, to be corrected and sent again; its photos are with the server already. */
export function draftFrom(draft: Handover, { km, energyPercent, equipment, demonstrated, note = '', photos, actedAt }: SentReportData): Handover {
  const { straps, ...tried } = equipment;
  return {
    ...draft,
    answers: { ...tried, km: String(km), energy: String(energyPercent), straps: String(straps), demonstrated, note, typedName: '' },
    photos: photos.map(({ id, view }) => ({ clientId: id, id, view, takenAt: actedAt })),
  };
}
