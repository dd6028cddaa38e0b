import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { ApiProblem } from '../../lib/api/api-problem';
import { queryClient } from '../../lib/query';
import { SessionContext, type Session } from '../../lib/session';
import { Component } from './HandoverPage';
import type { Handover, KeptBooking } from './queue/handover';
import { aBooking, aDraft, aSentReport } from './queue/handover-fixtures';
import { createOutbox } from './queue/outbox';
import type { Phone } from './queue/phone';
import { createMemoryStore, type HandoverStore } from './queue/store';

// Forms, typed into: on a busy machine this takes seconds.
jest.setTimeout(20_000);

const offline = () => new ApiProblem({ code: 'network.offline', title: 'No connection', detail: 'Check it.', status: 0 });
const get = jest.fn();
const transition = jest.fn();
const send = jest.fn();
jest.mock('../../lib/api', () => ({
  api: {
    bookings: { get: (...call: unknown[]): unknown => get(...call) },
    messages: { send: (...call: unknown[]): unknown => send(...call) },
    photos: { read: () => Promise.resolve(new Blob()) },
  },
}));
jest.mock('./queue/phone', () => ({ openPhone: () => made }));
let made: Promise<Phone>;
let phone: Phone;

beforeAll(() => Object.assign(URL, { createObjectURL: () => 'blob:photo', revokeObjectURL: () => undefined }));

async function openedPhone(kept: readonly Handover[], disk: Partial<HandoverStore> = {}): Promise<Phone> {
  const store: HandoverStore = { ...createMemoryStore(), lasting: true, ...disk };
  for (const handover of kept) {
    await store.write(handover);
    for (const { clientId } of handover.photos) await store.writePhoto(clientId, new Blob([clientId]));
  }
  const outbox = createOutbox({
    store,
    api: { photos: { add: () => Promise.reject(offline()) }, bookings: { get, transition } },
    newKey: () => 'a-new-key',
    accountId: () => 'acc_o',
    now: () => new Date('2026-11-22T09:05:00.000Z'),
    later: () => () => undefined,
    onSent: () => undefined,
    alone: (run) => run(),
  });
  await outbox.reload();
  return { store, outbox };
}

interface Shown {
  booking?: Partial<KeptBooking>;
  network?: boolean;
  kept?: Handover[];
  path?: string;
  session?: Partial<Session>;
  disk?: Partial<HandoverStore>;
}

async function show({ booking = {}, network = true, kept = [], disk = {}, path = '/bookings/bkg_1/handover/check-in', session = { status: 'signed-in', user: { id: 'acc_o' } as Session['user'] } }: Shown = {}) {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:00:00.000Z'), doNotFake: ['setTimeout', 'setInterval', 'queueMicrotask', 'performance'] });
  phone = await openedPhone(kept, disk);
  made = Promise.resolve(phone);
  if (network) get.mockResolvedValue(aBooking(booking));
  else {
    get.mockRejectedValue(offline());
    await phone.store.writeBooking({ accountId: 'acc_o', booking: aBooking(booking) });
  }
  await act(async () => {
    render(
      <SessionContext value={session as Session}>
        <QueryClientProvider client={queryClient}>
          <MemoryRouter initialEntries={[path]}>
            <Suspense fallback="…">
              <Routes>
                <Route path="/bookings/:bookingId/handover/:kind" element={<Component />} />
                <Route path="/sign-in" element={<p>The door</p>} />
              </Routes>
            </Suspense>
          </MemoryRouter>
        </QueryClientProvider>
      </SessionContext>,
    );
  });
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 2, name });

beforeEach(() => {
  queryClient.clear();
  get.mockReset();
  transition.mockReset();
  send.mockReset().mockResolvedValue({});
});
afterEach(() => jest.useRealTimers());

describe('a hand-over', () => {
  it('opens without a network, and before anybody knows who is signed in, from what the phone keeps', async () => {
    await show({ network: false, session: { status: 'starting', user: undefined } });
    await heading('Step 1 of 4: Photos');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Hand-over: Kangoo');
  });

  it('shows nothing that is kept for somebody else', async () => {
    await show({ network: false, session: { status: 'signed-in', user: { id: 'acc_x' } as Session['user'] } });
    await waitFor(() => expect(screen.queryByRole('heading', { level: 1 })).toBeNull());
  });

  it('sends strangers to the door, with the way back', async () => {
    await show({ session: { status: 'signed-out', user: undefined } });
    expect(screen.getByText('The door')).toBeInTheDocument();
  });

  it('says what a step misses, in a list that takes the focus, and stays there', async () => {
    await show({ path: '/bookings/bkg_1/handover/check-in?step=dashboard' });
    await userEvent.type(screen.getByRole('textbox', { name: 'Mileage' }), '48,5');
    await press('Next');
    expect(await screen.findByRole('group', { name: '2 things to correct' })).toHaveFocus();
    expect(screen.getByRole('textbox', { name: 'Mileage' })).toHaveAccessibleDescription(/whole number/);
    expect(screen.getByRole('textbox', { name: 'Mileage' })).toHaveValue('48,5');
  });

  it('keeps each answer at once, and the focus goes to the next step', async () => {
    await show({ path: '/bookings/bkg_1/handover/check-in?step=dashboard' });
    await userEvent.type(screen.getByRole('textbox', { name: 'Mileage' }), '48000');
    expect((await phone.store.handovers())[0]?.answers.km).toBe('48000');
    await userEvent.type(screen.getByRole('textbox', { name: 'Fuel or charge' }), '80');
    expect(await screen.findByText(/^Kept on this phone/)).toBeVisible();
    await press('Next');
    expect(await heading('Step 3 of 4: Equipment')).toHaveFocus();
  });

  it('is signed without a network: it says that it is kept and will be sent', async () => {
    await show({ network: false, kept: [aDraft()], path: '/bookings/bkg_1/handover/check-in?step=sign' });
    await press('Sign and send');
    expect(await heading('Signed, and still to be sent')).toHaveFocus();
    expect(screen.getByText(/will be sent when there is a network/)).toBeInTheDocument();
    expect((await phone.store.handovers())[0]).toMatchObject({ state: 'waiting', signedAt: '2026-11-22T09:05:00.000Z' });
  });

  it('says that a phone has not kept it yet, and what to do where it refuses to', async () => {
    let finish: (error?: Error) => void = () => undefined;
    const write = () => new Promise<void>((resolve, reject) => (finish = (error) => (error ? reject(error) : resolve())));
    await show({ disk: { write }, path: '/bookings/bkg_1/handover/check-in?step=dashboard' });
    expect(screen.getByText(/^Whatever you enter is kept/)).toBeVisible();
    await userEvent.type(screen.getByRole('textbox', { name: 'Mileage' }), '4');
    expect(screen.getByText('Keeping it on this phone')).toBeVisible();
    await act(async () => finish(new Error('full')));
    expect(await screen.findByText('This phone could not keep your last entry')).toBeVisible();
    await press('Try to keep it again');
    await act(async () => finish());
    expect(await screen.findByText(/^Kept on this phone: everything/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Mileage' })).toHaveValue('4');
  });

  it('that is signed where the phone keeps nothing does not say that the page may be closed', async () => {
    await show({ network: false, kept: [aDraft()], disk: { lasting: false }, path: '/bookings/bkg_1/handover/check-in?step=sign' });
    await press('Sign and send');
    expect(await screen.findByText('This phone could not keep it. Leave this page open until it is sent.')).toBeVisible();
  });

  it('that the server refused says why, what to do, and goes on from where it was', async () => {
    const refusal = { code: 'request.invalid', said: { title: 'Not yet', detail: 'Please look again.', faults: ['Too few km.'] } };
    await show({ kept: [{ ...aDraft(), state: 'refused', refusal }] });
    await heading('It could not be taken');
    expect(screen.getByText('Too few km.')).toBeInTheDocument();
    await press('Correct and sign again');
    await heading('Step 1 of 4: Photos');
    expect(screen.getAllByRole('img')).toHaveLength(5);
  });

  it('that the other wrote first is read instead of mine, which goes only after a question', async () => {
    const overtaken: Handover = { ...aDraft(), state: 'refused', refusal: { code: 'bookings.transition_not_allowed', said: { title: 'No', detail: 'No.', faults: [] } } };
    await show({ kept: [overtaken], booking: { handover: { checkIn: aSentReport({ by: 'renter' }) } } });
    await heading('It could not be taken');
    await press('Read the other report');
    await press('Delete');
    await heading('Read and sign what Rana wrote');
    expect(await phone.store.handovers()).toEqual([]);
  });

  it('of the other is signed by name, or answered with what is wrong', async () => {
    transition.mockRejectedValue(offline());
    await show({ booking: { handover: { checkIn: aSentReport({ by: 'renter', signatures: [] }) } } });
    await heading('Read and sign what Rana wrote');
    await userEvent.type(screen.getByRole('textbox', { name: 'What is wrong' }), 'The left mirror was broken before.');
    await press('Send to the other person');
    expect(send).toHaveBeenCalledWith({ params: { conversationId: 'cnv_1' }, body: { clientId: expect.any(String) as string, text: 'The left mirror was broken before.' } });
    await press('Sign');
    expect(screen.getByRole('textbox', { name: 'Your first and last name' })).toHaveAccessibleDescription(/Type your first and last name/);
    await userEvent.type(screen.getByRole('textbox', { name: 'Your first and last name' }), 'Owen Owner');
    await press('Sign');
    await heading('Signed, and still to be sent');
    expect(transition).toHaveBeenCalledWith({ params: { bookingId: 'bkg_1', name: 'confirm-check-in' }, body: { version: 7, signature: { typedName: 'Owen Owner' }, actedAt: '2026-11-22T09:05:00.000Z' } }, { idempotencyKey: 'a-new-key' });
  });

  it.each([
    ['before it opens', { booking: { period: { from: '2026-11-22T15:00:00.000Z', to: '2026-11-23T15:00:00.000Z' } } }, 'A little early'],
    ['where the booking is elsewhere', { booking: { can: {} } }, 'Not now'],
    ['when mine has arrived', { booking: { handover: { checkIn: aSentReport() } } }, 'Your report has arrived'],
    ['when both have signed', { booking: { handover: { checkIn: aSentReport({ agreed: true }) } } }, 'Agreed by both'],
  ])('says how it stands %s', async (_, shown, title) => {
    await show(shown);
    expect(await heading(title)).toBeInTheDocument();
  });
});
