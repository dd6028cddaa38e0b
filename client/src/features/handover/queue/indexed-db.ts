import type { Handover, OwnedBooking } from './handover';
import { createMemoryStore, type HandoverStore } from './store';

const databaseName = 'passerelle-handover';
const tables = ['handovers', 'photos', 'bookings'] as const;
type Table = (typeof tables)[number];

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
  });
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => {
    for (const table of tables) request.result.createObjectStore(table);
  };
  return answerOf(request);
}

/** A write has happened when its transaction is complete, not when it was asked for: a phone may die in between. */
function change(database: IDBDatabase, names: readonly Table[], act: (table: (name: Table) => IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([...names], 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB refused'));
    act((name) => transaction.objectStore(name));
  });
}

function storeOn(database: IDBDatabase): HandoverStore {
  const read = (name: Table) => database.transaction(name).objectStore(name);
  return {
    lasting: true,
    handovers: () => answerOf<Handover[]>(read('handovers').getAll()),
    write: (handover) => change(database, ['handovers'], (table) => table('handovers').put(handover, handover.key)),
    remove: ({ key, photos }) =>
      change(database, ['handovers', 'photos'], (table) => {
        table('handovers').delete(key);
        for (const { clientId } of photos) table('photos').delete(clientId);
      }),
    photo: (clientId) => answerOf<Blob | undefined>(read('photos').get(clientId)),
    writePhoto: (clientId, photo) => change(database, ['photos'], (table) => table('photos').put(photo, clientId)),
    removePhoto: (clientId) => change(database, ['photos'], (table) => table('photos').delete(clientId)),
    booking: (bookingId) => answerOf<OwnedBooking | undefined>(read('bookings').get(bookingId)),
    writeBooking: (owned) => change(database, ['bookings'], (table) => table('bookings').put(owned, owned.booking.id)),
    async forgetBookings(exceptOf) {
      const all = await answerOf<OwnedBooking[]>(read('bookings').getAll());
      const others = all.filter(({ accountId }) => accountId !== exceptOf);
      await change(database, ['bookings'], (table) => others.forEach(({ booking }) => table('bookings').delete(booking.id)));
    },
  };
}

/** The phone's own database; where it is refused, the memory of the page. */
export async function openStore(): Promise<HandoverStore> {
  try {
    return storeOn(await open());
  } catch {
    return createMemoryStore();
  }
}
