import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import type { Booking } from '@passerelle/shared/bookings/contract';
import type { SupportAct } from '@passerelle/shared/cases/contract';
import { ApiProblem } from '../../lib/api/api-problem';
import { queryClient } from '../../lib/query';
import { SessionContext, type Session } from '../../lib/session';
import { Acts } from './Acts';
import { CaseNotes } from './CaseNotes';
import { CaseQueue } from './CaseQueue';
import { WaitingActs } from './WaitingActs';

const calls = { open: jest.fn(), addNote: jest.fn(), close: jest.fn(), showAct: jest.fn(), carryOut: jest.fn(), confirmAct: jest.fn(), waitingActs: jest.fn() };
jest.mock('../../lib/api', () => ({
  access: {},
  api: { cases: new Proxy({}, { get: (_, name) => (...call: unknown[]): unknown => calls[name as keyof typeof calls](...call) }) },
}));

const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' as const });
const effect = { from: 'in_progress', to: 'cancelled_by_owner', back: euros(180), charged: euros(0), owed: euros(0), fund: euros(0), depositKept: euros(0), freesTheCar: true } as const;
const act = (more: Partial<SupportAct> = {}): SupportAct => ({ id: 'act_1', bookingId: 'bkg_1', name: 'cancel-with-refund', effect, state: 'shown', needsSecondPerson: false, by: 'acc_me', ...more });
const booking = { id: 'bkg_1', can: { 'cancel-with-refund': true, goodwill: true }, replacements: [] } as unknown as Booking;
const session = { status: 'signed-in', user: { id: 'acc_me' } } as unknown as Session;
const stranded = { id: 'cas_1', bookingId: 'bkg_1', kind: 'stranded', priority: 'urgent', state: 'open', openedAt: '2026-11-22T10:00:00.000Z', notes: [] };

const show = (page: React.ReactNode) =>
  render(
    <QueryClientProvider client={queryClient}>
      <SessionContext value={session}>
        <MemoryRouter>{page}</MemoryRouter>
      </SessionContext>
    </QueryClientProvider>,
  );
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  queryClient.clear();
  for (const mock of Object.values(calls)) mock.mockReset();
});

describe('an act of support', () => {
  it('that gives another car says what the renter chose that its owner does not offer', async () => {
    calls.showAct.mockResolvedValue(act({ name: 'change-vehicle', effect: { ...effect, missing: ['delivery', 'snow_chains'] } }));
    show(<Acts booking={{ ...booking, can: { 'change-vehicle': true } }} />);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What do you want to do?' }), 'Give another car');
    await userEvent.type(screen.getByRole('combobox', { name: /Number of the other car/ }), 'veh_2');
    await press('Show what it does');
    expect((await screen.findByText('The new owner does not offer')).nextSibling).toHaveTextContent(/^Delivery of the car and Snow chains.*only if they agree/);
  });

  const chooseCancel = async () => {
    show(<Acts booking={booking} />);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What do you want to do?' }), 'Cancel with a refund');
    await press('Show what it does');
    expect(await screen.findByRole('link', { name: 'Choose how it ends' })).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'How does it end?' }), 'By the owner');
    await press('Show what it does');
  };

  it('is shown to the cent before it is done, and then done as it was shown', async () => {
    calls.showAct.mockResolvedValue(act());
    calls.carryOut.mockResolvedValue(act({ state: 'done' }));
    await chooseCancel();
    const heading = await screen.findByRole('heading', { name: 'Cancel with a refund: what it does' });
    expect(document.activeElement).toBe(heading);
    expect(calls.showAct).toHaveBeenCalledWith({ params: { bookingId: 'bkg_1' }, body: { name: 'cancel-with-refund', outcome: 'owner' } });
    expect(screen.getByText('€180.00')).toBeInTheDocument();
    await press('Do exactly this');
    expect(calls.carryOut).toHaveBeenCalledWith({ params: { actId: 'act_1' } });
    expect(await screen.findByText('Done: Cancel with a refund')).toBeInTheDocument();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Decide' }));
  });

  it('waits for a second person above the set amount', async () => {
    calls.showAct.mockResolvedValue(act({ needsSecondPerson: true }));
    calls.carryOut.mockResolvedValue(act({ needsSecondPerson: true, state: 'waiting' }));
    await chooseCancel();
    expect(await screen.findByText('A second member of staff must agree')).toBeInTheDocument();
    await press('Ask a second person');
    expect(await screen.findByText('Waits for a second person: Cancel with a refund')).toBeInTheDocument();
  });

  it('says why not when the booking has changed since', async () => {
    calls.showAct.mockResolvedValue(act());
    calls.carryOut.mockRejectedValue(new ApiProblem({ code: 'bookings.version_conflict', title: 'Changed meanwhile', detail: 'Look again.', status: 409 }));
    await chooseCancel();
    await press('Do exactly this');
    expect(await screen.findByRole('alert')).toHaveTextContent('Changed meanwhile');
  });
});

describe('acts that wait for a second person', () => {
  it('can be agreed to by another one only', async () => {
    calls.waitingActs.mockResolvedValue({ items: [act({ state: 'waiting' }), act({ id: 'act_2', bookingId: 'bkg_2', state: 'waiting', by: 'acc_other' })] });
    calls.confirmAct.mockResolvedValue(act({ state: 'done' }));
    show(<WaitingActs />);
    const [mine, other] = await screen.findAllByRole('listitem');
    expect(within(mine as HTMLElement).queryByRole('button')).toBeNull();
    await userEvent.click(within(other as HTMLElement).getByRole('button', { name: /Agree and do it/ }));
    expect(calls.confirmAct).toHaveBeenCalledWith({ params: { actId: 'act_2' } });
  });
});

describe('cases', () => {
  it('stand in the order of the server, and say aloud that one is urgent', async () => {
    calls.open.mockResolvedValue({ items: [stranded, { ...stranded, id: 'cas_2', kind: 'something-new', priority: 'normal' }] });
    show(<CaseQueue />);
    const [first, second] = await screen.findAllByRole('listitem');
    expect(first).toHaveTextContent(/Urgent.*Somebody is stranded/);
    expect(second).toHaveTextContent('Look at this booking (something-new)');
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('One urgent case'));
  });

  it('take notes, and are closed with the focus on their heading', async () => {
    calls.open.mockResolvedValue({ items: [stranded] });
    calls.addNote.mockResolvedValue(stranded);
    calls.close.mockResolvedValue({ ...stranded, state: 'closed' });
    show(<CaseNotes bookingId="bkg_1" />);
    await userEvent.type(await screen.findByRole('textbox', { name: 'Note' }), 'Called, help is on its way');
    await press('Add the note');
    expect(calls.addNote).toHaveBeenCalledWith({ params: { caseId: 'cas_1' }, body: { text: 'Called, help is on its way' } });
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue(''));
    await press('Nothing is left to do: close');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Open cases of this booking' })));
  });
});
