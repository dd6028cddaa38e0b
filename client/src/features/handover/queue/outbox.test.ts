import type { Booking } from '@passerelle/shared/bookings/contract';
import { ApiProblem } from '../../../lib/api/api-problem';
import { aBooking, aDraft, aSentReport } from './handover-fixtures';
import type { Handover } from './handover';
import { createOutbox, type OutboxParts } from './outbox';
import { createMemoryStore, type HandoverStore } from './store';

const offline = () => new ApiProblem({ code: 'network.offline', title: 'No connection', detail: 'Later.', status: 0 });
const refusal = (status: number, code: string, errors: { path: string; code: string; message: string }[] = []) => new ApiProblem({ code, title: 'No', detail: 'Because.', status, errors });

/** A server that keeps what reaches it, behind a network that the test takes away, gives back, and lets lose answers. */
function world() {
  const photos = new Map<string, string>();
  const transitions: { key: string | undefined; version: number; name: string; body: unknown }[] = [];
  const net = { up: true, losesAnswers: 0 };
  let booking = aBooking();
  const throughNetwork = async <T>(act: () => T): Promise<T> => {
    if (!net.up) throw offline();
    const reply = act();
    if (net.losesAnswers > 0) {
      net.losesAnswers -= 1;
      throw offline();
    }
    return reply;
  };
  const carryOut = ({ params: { name }, body }: { params: { name: string }; body: { version: number; report?: { photos: { id: string; view: 'front' }[] } } }, { idempotencyKey }: { idempotencyKey?: string } = {}) => {
    const before = transitions.find(({ key }) => key === idempotencyKey);
    if (before) return booking;
    if (body.version !== booking.version) throw refusal(409, 'bookings.version_conflict');
    if (booking.handover.checkIn) throw refusal(409, 'bookings.transition_not_allowed');
    transitions.push({ key: idempotencyKey, version: body.version, name, body });
    booking = { ...booking, version: booking.version + 1, handover: { checkIn: aSentReport({ by: booking.viewer, photos: body.report?.photos ?? [] }) } };
    return booking;
  };
  const api = {
    photos: { add: jest.fn((call: { query: { clientId: string } }) => throughNetwork(() => ({ id: photos.get(call.query.clientId) ?? (photos.set(call.query.clientId, `pho_${photos.size}`), `pho_${photos.size - 1}`) }))) },
    bookings: {
      get: jest.fn(() => throughNetwork(() => booking)),
      transition: jest.fn((call: Parameters<typeof carryOut>[0], options?: { idempotencyKey?: string }) => throughNetwork(() => carryOut(call, options))),
    },
  };
  return { net, api, photos, transitions, change: (more: Partial<typeof booking>) => (booking = { ...booking, ...more }) };
}

function phoneIn({ api }: Pick<ReturnType<typeof world>, 'api'>, store: HandoverStore = createMemoryStore(), accountId: string | undefined = 'acc_o') {
  const pauses: number[] = [];
  const sent: Booking[] = [];
  let keys = 0;
  const parts: OutboxParts = {
    store,
    api: api as unknown as OutboxParts['api'],
    newKey: () => `key-${(keys += 1)}`,
    accountId: () => accountId,
    now: () => new Date('2026-11-22T09:05:00.000Z'),
    later: (_act, ms) => {
      pauses.push(ms);
      return () => undefined;
    },
    onSent: (booking) => void sent.push(booking),
    alone: (act) => act(),
  };
  return { store, outbox: createOutbox(parts), pauses, sent };
}

/** A phone whose disk finishes a write when the test says so, or refuses it. */
function slowDisk() {
  const store = createMemoryStore();
  const asked: { readonly km: string; finish(): Promise<void>; refuse(): void }[] = [];
  const write = (handover: Handover) =>
    new Promise<void>((resolve, reject) => {
      const finish = async () => {
        resolve(await store.write(handover));
        // What follows from it has happened too.
        await new Promise((next) => setTimeout(next));
      };
      asked.push({ km: handover.answers.km, finish, refuse: () => reject(new Error('full')) });
    });
  const onDisk = async () => (await store.handovers()).map(({ answers }) => answers.km);
  return { store: { ...store, write }, asked, onDisk };
}
const typed = (km: string): Handover => ({ ...aDraft(), answers: { ...aDraft().answers, km } });
const { key } = aDraft();

async function keepPhotos(store: HandoverStore, { photos }: Handover): Promise<void> {
  for (const { clientId } of photos) await store.writePhoto(clientId, new Blob([clientId], { type: 'image/jpeg' }));
}

async function signOn(phone: ReturnType<typeof phoneIn>, draft = aDraft()): Promise<void> {
  await keepPhotos(phone.store, draft);
  await phone.outbox.reload();
  await phone.outbox.sign(draft);
}

describe('a hand-over that was signed', () => {
  it('is sent at once: each photo with its own number, then the report, and is then gone from the phone', async () => {
    const there = world();
    const phone = phoneIn(there);
    await signOn(phone);
    expect(there.api.photos.add.mock.calls.map(([call]) => call.query.clientId)).toEqual(aDraft().photos.map(({ clientId }) => clientId));
    expect(there.transitions).toMatchObject([{ name: 'start-check-in', version: 7, body: { actedAt: '2026-11-22T09:05:00.000Z', report: { km: 48_000, photos: aDraft().photos.map(({ view }) => ({ view })) } } }]);
    expect(phone.sent).toHaveLength(1);
    expect(await phone.store.handovers()).toEqual([]);
    expect(await phone.store.photo('photo-front')).toBeUndefined();
  });

  it('waits on the phone without a network, tries again less and less often, and is sent when there is one', async () => {
    const there = world();
    there.net.up = false;
    const phone = phoneIn(there);
    await signOn(phone);
    for (let tries = 0; tries < 8; tries += 1) await phone.outbox.sendAll();
    expect(phone.pauses).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
    expect(await phone.store.handovers()).toMatchObject([{ state: 'waiting' }]);
    there.net.up = true;
    await phone.outbox.sendAll();
    expect(there.transitions).toHaveLength(1);
  });

  it('survives the page: another one finds it on the disk and sends it', async () => {
    const there = world();
    there.net.up = false;
    const before = phoneIn(there);
    await signOn(before);
    there.net.up = true;
    const after = phoneIn(there, before.store);
    await after.outbox.sendAll();
    expect(there.transitions).toMatchObject([{ body: { actedAt: '2026-11-22T09:05:00.000Z' } }]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is taken once, however many answers are lost (%i)', async (lost) => {
    const there = world();
    there.net.losesAnswers = lost;
    const phone = phoneIn(there);
    await signOn(phone);
    for (let tries = 0; tries < lost + 1; tries += 1) await phone.outbox.sendAll();
    expect(there.transitions).toHaveLength(1);
    expect(there.photos.size).toBe(5);
    expect(phone.outbox.list()).toEqual([]);
  });

  it('follows a booking that has changed meanwhile', async () => {
    const there = world();
    const phone = phoneIn(there);
    there.api.photos.add.mockImplementationOnce(async () => {
      throw offline();
    });
    await signOn(phone, aDraft({ attempt: { version: 3, idempotencyKey: 'an-old-one' } }));
    there.change({ version: 12 });
    await phone.outbox.sendAll();
    expect(there.transitions).toMatchObject([{ version: 12 }]);
  });

  it('is no duplicate when the answer was lost and the server has forgotten the key', async () => {
    const there = world();
    const ids = aDraft().photos.map((photo, index) => ({ ...photo, id: `pho_${index}` }));
    there.change({ version: 8, handover: { checkIn: aSentReport({ photos: ids.map(({ id, view }) => ({ id, view })) }) } });
    const phone = phoneIn(there);
    await phone.store.write({ ...aDraft({ photos: ids, signedAt: '2026-11-22T09:05:00.000Z', attempt: { version: 7, idempotencyKey: 'forgotten' } }), state: 'waiting' });
    await phone.outbox.sendAll();
    expect(there.transitions).toEqual([]);
    expect(phone.outbox.list()).toEqual([]);
    expect(phone.sent).toHaveLength(1);
  });

  it.each([
    [409, 'bookings.transition_not_allowed'],
    [422, 'request.invalid'],
    [404, 'bookings.not_found'],
  ])('stays with everything in it when the server refuses it (%i)', async (status, code) => {
    const there = world();
    there.api.bookings.transition.mockRejectedValue(refusal(status, code, [{ path: 'report.km', code: 'x', message: 'Too low.' }]));
    const phone = phoneIn(there);
    await signOn(phone);
    expect(phone.outbox.list()).toMatchObject([{ state: 'refused', answers: aDraft().answers, refusal: { code, said: { title: 'No', detail: 'Because.', faults: ['Too low.'] } } }]);
    expect(await phone.store.photo('photo-front')).toBeDefined();
    expect(phone.pauses).toEqual([]);
    const [refused] = phone.outbox.list() ?? [];
    if (refused) await phone.outbox.reopen(refused);
    expect(phone.outbox.list()?.[0]).toMatchObject({ state: 'draft', answers: aDraft().answers });
    expect(phone.outbox.list()?.[0]).not.toHaveProperty('signedAt');
  });

  it.each([401, 429, 500, 503])('waits for what may pass (%i), as long as the server asks for', async (status) => {
    const there = world();
    there.api.bookings.get.mockRejectedValueOnce(new ApiProblem({ code: 'x', title: 'Later', detail: '', status, retryAfter: 60 }));
    const phone = phoneIn(there);
    await signOn(phone);
    expect(phone.outbox.list()).toMatchObject([{ state: 'waiting' }]);
    expect(phone.pauses).toEqual([60_000]);
  });

  it('asks for a photo again that the phone has lost, and sends nothing without it', async () => {
    const there = world();
    const phone = phoneIn(there);
    await keepPhotos(phone.store, aDraft());
    await phone.store.removePhoto('photo-rear');
    await phone.outbox.reload();
    await phone.outbox.sign(aDraft());
    expect(phone.outbox.list()).toMatchObject([{ state: 'refused', refusal: { code: 'incomplete' } }]);
    expect(there.transitions).toEqual([]);
  });

  it('holds up no other one when it is refused', async () => {
    const there = world();
    const phone = phoneIn(there);
    const second = { ...aDraft({ signedAt: '2026-11-22T09:06:00.000Z' }), key: 'other', bookingId: 'bkg_2', state: 'waiting' as const };
    await keepPhotos(phone.store, aDraft());
    await phone.store.write(second);
    there.api.bookings.transition.mockRejectedValueOnce(refusal(422, 'request.invalid'));
    await phone.outbox.reload();
    await phone.outbox.sign(aDraft());
    expect(phone.outbox.list()?.map(({ key, state }) => [key === 'other', state])).toEqual([[false, 'refused']]);
    expect(there.transitions).toHaveLength(1);
  });

  it('is sent for the person who signed it only', async () => {
    const there = world();
    const phone = phoneIn(there, createMemoryStore(), 'acc_somebody_else');
    await signOn(phone);
    expect(there.api.photos.add).not.toHaveBeenCalled();
    expect(phone.outbox.list()).toMatchObject([{ state: 'waiting' }]);
  });
});

describe('a draft on a phone whose disk is slow', () => {
  it('needs one write more however many keys were pressed during the first, and the newest is what stays', async () => {
    const disk = slowDisk();
    const { outbox } = phoneIn(world(), disk.store);
    const kept = ['4', '48', '480', '4800', '48000'].map((km) => outbox.keep(typed(km)));
    expect(disk.asked.map(({ km }) => km)).toEqual(['4']);
    await disk.asked[0]?.finish();
    expect(disk.asked.map(({ km }) => km)).toEqual(['4', '48000']);
    await disk.asked[1]?.finish();
    expect(await Promise.all(kept)).toEqual([true, true, true, true, true]);
    expect(await disk.onDisk()).toEqual(['48000']);
  });

  it('says that it is kept only when the disk has all of it', async () => {
    const disk = slowDisk();
    const { outbox } = phoneIn(world(), disk.store);
    const heard: string[] = [];
    outbox.subscribe(() => heard.push(outbox.standing(key)));
    expect(outbox.standing(key)).toBe('nothing');
    void outbox.keep(typed('4'));
    const last = outbox.keep(typed('48'));
    await disk.asked[0]?.finish();
    expect(outbox.standing(key)).toBe('keeping');
    await disk.asked[1]?.finish();
    await last;
    expect(heard).toEqual(['keeping', 'keeping', 'kept']);
  });

  it('says so when the disk refuses, keeps it on the page, and is kept by the next try', async () => {
    const disk = slowDisk();
    const { outbox } = phoneIn(world(), disk.store);
    const first = outbox.keep(typed('48'));
    disk.asked[0]?.refuse();
    expect(await first).toBe(false);
    expect(outbox.standing(key)).toBe('notKept');
    await outbox.reload();
    expect(outbox.list()).toMatchObject([{ answers: { km: '48' } }]);
    const second = outbox.keep(typed('48'));
    await disk.asked[1]?.finish();
    expect(await second).toBe(true);
    expect(outbox.standing(key)).toBe('kept');
  });

  it('is not thrown back by what an older look at the disk finds', async () => {
    const disk = slowDisk();
    const { outbox } = phoneIn(world(), disk.store);
    const first = outbox.keep(typed('4'));
    await disk.asked[0]?.finish();
    await first;
    const looking = outbox.reload();
    void outbox.keep(typed('48'));
    await looking;
    expect(outbox.list()).toMatchObject([{ answers: { km: '48' } }]);
    await outbox.reload();
    expect(outbox.list()).toMatchObject([{ answers: { km: '48' } }]);
  });

  it('is gone with its photos when it is discarded, and what was waiting to be written does not bring it back', async () => {
    const disk = slowDisk();
    const { outbox, store } = phoneIn(world(), disk.store);
    await keepPhotos(store, aDraft());
    void outbox.keep(typed('4'));
    void outbox.keep(typed('48'));
    const gone = outbox.discard(aDraft());
    await disk.asked[0]?.finish();
    expect(await gone).toBe(true);
    expect(disk.asked.map(({ km }) => km)).toEqual(['4']);
    expect(await disk.onDisk()).toEqual([]);
    expect(await store.photo('photo-front')).toBeUndefined();
  });

  it('is sent all the same where the phone is full', async () => {
    const there = world();
    const phone = phoneIn(there, { ...createMemoryStore(), write: () => Promise.reject(new Error('full')) });
    await signOn(phone);
    expect(there.transitions).toHaveLength(1);
    expect(phone.outbox.list()).toEqual([]);
  });
});
