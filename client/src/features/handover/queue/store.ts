import type { Handover, OwnedBooking } from './handover';

/** Where a phone keeps what happened at the car. Each write is on the disk when its promise is kept. */
export interface HandoverStore {
  /** False where the browser keeps nothing: everything lasts as long as the page. */
  readonly lasting: boolean;
  handovers(): Promise<Handover[]>;
  write(handover: Handover): Promise<void>;
  /** With its photos. */
  remove(handover: Handover): Promise<void>;
  photo(clientId: string): Promise<Blob | undefined>;
  writePhoto(clientId: string, photo: Blob): Promise<void>;
  removePhoto(clientId: string): Promise<void>;
  booking(bookingId: string): Promise<OwnedBooking | undefined>;
  writeBooking(booking: OwnedBooking): Promise<void>;
  /** All but those of whoever is named. */
  forgetBookings(exceptOf?: string): Promise<void>;
}

/** For browsers that refuse IndexedDB (some private windows), and for tests. */
export function createMemoryStore(): HandoverStore {
  const handovers = new Map<string, Handover>();
  const photos = new Map<string, Blob>();
  const bookings = new Map<string, OwnedBooking>();
  return {
    lasting: false,
    handovers: async () => [...handovers.values()],
    write: async (handover) => void handovers.set(handover.key, handover),
    async remove({ key, photos: kept }) {
      handovers.delete(key);
      for (const { clientId } of kept) photos.delete(clientId);
    },
    photo: async (clientId) => photos.get(clientId),
    writePhoto: async (clientId, photo) => void photos.set(clientId, photo),
    removePhoto: async (clientId) => void photos.delete(clientId),
    booking: async (bookingId) => bookings.get(bookingId),
    writeBooking: async (owned) => void bookings.set(owned.booking.id, owned),
    async forgetBookings(exceptOf) {
      for (const [id, { accountId }] of bookings) if (accountId !== exceptOf) bookings.delete(id);
    },
  };
}
