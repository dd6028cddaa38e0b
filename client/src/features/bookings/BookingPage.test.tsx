import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { bookingProcess } from '@passerelle/shared/bookings/process';
import type { TransitionName } from '@passerelle/shared/bookings/states';
import { ApiProblem } from '../../lib/api/api-problem';
import { queryClient } from '../../lib/query';
import { bookingFixture } from './booking/booking-fixture';
import { Component } from './BookingPage';

const get = jest.fn();
const transition = jest.fn();
const quote = jest.fn();
const cancelPreview = jest.fn();
const addPhoto = jest.fn();

jest.mock('../../lib/api', () => ({
  api: {
    bookings: {
      get: (...call: unknown[]): unknown => get(...call),
      transition: (...call: unknown[]): unknown => transition(...call),
      quote: (...call: unknown[]): unknown => quote(...call),
      cancelPreview: (...call: unknown[]): unknown => cancelPreview(...call),
    },
    messages: { list: () => Promise.resolve({ items: [] }) },
    photos: { add: (...call: unknown[]): unknown => addPhoto(...call), read: () => Promise.resolve(new Blob([])) },
  },
}));

const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' as const });

async function show(booking: Booking) {
  get.mockResolvedValue(booking);
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter initialEntries={[`/bookings/${booking.id}`]}>
        <Routes>
          <Route path="/bookings/:bookingId" element={<Component />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await screen.findByRole('heading', { level: 1 });
}

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const sent = () => transition.mock.calls.map(([{ params, body }]: [{ params: { name: string }; body: object }]) => ({ name: params.name, ...body }));

beforeEach(() => {
  queryClient.clear();
  for (const mock of [get, transition, quote, cancelPreview, addPhoto]) mock.mockReset();
  transition.mockResolvedValue(bookingFixture({ version: 5 }));
  cancelPreview.mockResolvedValue({ back: euros(90), lines: [{ code: 'days', total: euros(180), back: euros(90) }], until: '2099-05-31T07:00:00.000Z' });
});

/** Each step that one of the two can take on this page: as whom, with what around it, and the control that leads to it. */
const proposal = { name: 'change', by: 'owner', expiresAt: '2099-05-02T07:00:00.000Z', period: { from: '2099-06-02T07:00:00.000Z', to: '2099-06-04T16:00:00.000Z' }, total: euros(200), difference: euros(20), accepted: false } as const;
const claim = { openedAt: '2099-06-04T07:00:00.000Z', text: 'A dent', photoIds: [], estimatePhotoIds: [], supportDecides: false, estimate: euros(120) };
const overage = { lines: [], total: euros(12), chargedOn: '2099-06-05T07:00:00.000Z' };
const payment = { url: 'https://pay.test', expiresAt: '2099-05-01T08:00:00.000Z' };
type Step = readonly ['renter' | 'owner', Partial<Booking>, 'button' | 'link', string | RegExp];
const steps: Partial<Record<TransitionName, Step>> = {
  'close-inquiry': ['owner', { state: 'inquiry' }, 'button', 'Close the question'],
  'extend-payment': ['renter', { state: 'pending_payment', payment }, 'button', 'I need 15 more minutes'],
  abandon: ['renter', { state: 'pending_payment', payment }, 'button', 'Give up these dates'],
  decline: ['owner', { state: 'requested', can: { accept: true, decline: true } }, 'button', 'Decline…'],
  accept: ['owner', { state: 'requested' }, 'button', 'Accept'],
  withdraw: ['renter', { state: 'requested' }, 'button', 'Withdraw the request…'],
  'propose-change': ['owner', {}, 'button', 'Propose other dates…'],
  'accept-change': ['renter', { proposal }, 'button', 'Accept…'],
  'decline-change': ['renter', { proposal }, 'button', 'Decline'],
  'withdraw-change': ['owner', { proposal }, 'button', 'Withdraw my proposal'],
  'reconfirm-fit': ['owner', {}, 'button', 'All is ready'],
  'cancel-by-renter': ['renter', {}, 'button', 'Cancel the booking…'],
  'cancel-by-owner': ['owner', {}, 'button', 'Cancel the booking…'],
  'report-owner-absent': ['renter', {}, 'button', 'Odile is not there…'],
  'report-renter-absent': ['owner', {}, 'button', 'Rana is not there…'],
  contest: ['owner', { state: 'no_show_claimed' }, 'button', 'I was there'],
  'refuse-at-pickup': ['renter', {}, 'button', /does not fit, or is not safe/],
  'start-check-in': ['owner', {}, 'link', 'Do the check-in'],
  'confirm-check-in': ['renter', {}, 'link', 'Read and sign the check-in'],
  'propose-extension': ['renter', { state: 'in_progress' }, 'button', 'Keep the car longer…'],
  'accept-extension': ['owner', { state: 'in_progress', proposal: { ...proposal, name: 'extension', by: 'renter' } }, 'button', 'Accept…'],
  'decline-extension': ['owner', { state: 'in_progress', proposal: { ...proposal, name: 'extension', by: 'renter' } }, 'button', 'Decline'],
  'report-problem': ['renter', { state: 'in_progress' }, 'button', 'I am stranded'],
  'start-check-out': ['renter', { state: 'in_progress' }, 'link', 'Do the return'],
  'confirm-check-out': ['owner', { state: 'in_progress' }, 'link', 'Read and sign the return'],
  'dispute-overage': ['renter', { state: 'returned', overage }, 'button', 'I disagree…'],
  claim: ['owner', { state: 'returned' }, 'button', 'Report damage…'],
  estimate: ['owner', { state: 'claim_open', claim: { ...claim, estimate: undefined } }, 'button', 'Send the estimate'],
  answer: ['renter', { state: 'claim_open', claim }, 'button', 'I would pay another amount…'],
  settle: ['renter', { state: 'claim_open', claim }, 'button', /Agree to .120/],
};

describe('the page of a booking', () => {
  const ofPeople = new Set(bookingProcess.filter(({ who }) => who.includes('renter') || who.includes('owner')).map(({ name }) => name));
  // A question and a request begin on the page of a car.
  const elsewhere: readonly TransitionName[] = ['inquire', 'request'];

  it.each([...ofPeople].filter((name) => !elsewhere.includes(name)))('offers %s when it can be done, and not otherwise', async (name) => {
    const step = steps[name];
    if (!step) throw new Error(`no step ${name} on this page`);
    const [viewer, around, role, label] = step;
    await show(bookingFixture({ viewer, can: { [name]: true }, ...around }));
    expect(screen.getByRole(role, { name: label })).toBeInTheDocument();
    queryClient.clear();
    document.body.replaceChildren();
    await show(bookingFixture({ viewer, ...around, can: {} }));
    expect(screen.queryByRole(role, { name: label })).toBeNull();
  });

  it('says what to do in one sentence, and until when', async () => {
    await show(bookingFixture({ viewer: 'owner', state: 'requested', needsYou: { name: 'accept', by: '2099-05-02T07:00:00.000Z' }, may: ['accept', 'decline'] }));
    const now = screen.getByRole('region', { name: 'What to do now' });
    expect(now).toHaveTextContent('Rana would like to rent your car. Accept or decline.');
    expect(now).toHaveTextContent(/Before .*2 May 2099/);
  });

  it('moves the focus to what is to be done once a step was taken', async () => {
    await show(bookingFixture({ viewer: 'owner', state: 'requested', may: ['accept'] }));
    await press('Accept');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'What to do now' })));
    expect(sent()).toEqual([{ name: 'accept', version: 4 }]);
  });

  it('says why not when somebody was faster, and reads the booking again', async () => {
    transition.mockRejectedValue(new ApiProblem({ code: 'bookings.version_conflict', title: 'Changed meanwhile', detail: 'Look again.', status: 409 }));
    await show(bookingFixture({ viewer: 'owner', state: 'requested', may: ['accept'] }));
    await press('Accept');
    expect((await screen.findByRole('alert')).textContent).toContain('Changed meanwhile');
    await waitFor(() => expect(get).toHaveBeenCalledTimes(2));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'What to do now' }));
  });
});

describe('cancelling', () => {
  it('shows what comes back by line and until when, and tells support a reason of health only when it is ticked', async () => {
    await show(bookingFixture({ may: ['cancel-by-renter'] }));
    await press('Cancel the booking…');
    const table = await screen.findByRole('table', { name: 'What comes back if you cancel now' });
    expect(within(table).getByRole('row', { name: /Rental/ })).toHaveTextContent('€90.00');
    expect(screen.getByText(/This holds until .*31 May 2099/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('checkbox', { name: 'I cancel for a reason of health' }));
    await press('Cancel, and let support look at the refund');
    expect(sent()).toEqual([{ name: 'cancel-by-renter', version: 4, healthReason: true }]);
  });
});

describe('when something is wrong', () => {
  it('puts being stranded first, and sends it without a word', async () => {
    await show(bookingFixture({ state: 'in_progress', may: ['report-problem'] }));
    const help = screen.getByRole('region', { name: 'If something is wrong' });
    expect(within(help).getAllByRole('button')[0]).toHaveTextContent('I am stranded');
    await press('I am stranded');
    expect(help).toHaveTextContent('112');
    await press('Tell support now');
    expect(sent()).toEqual([{ name: 'report-problem', version: 4, problem: 'stranded' }]);
  });

  it('wants a photo or a measure of the car before it is refused', async () => {
    await show(bookingFixture({ may: ['refuse-at-pickup'] }));
    await press(/does not fit, or is not safe/);
    await press('Refuse the car');
    expect(await screen.findByRole('link', { name: 'Add a photo, or say what you measured at the car' })).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /What did you measure/ }), 'Width of the door');
    await userEvent.type(screen.getByRole('textbox', { name: 'What you found' }), '71,5');
    await press('Refuse the car');
    await waitFor(() => expect(sent()).toEqual([{ name: 'refuse-at-pickup', version: 4, measure: { what: 'door_width', found: 715 } }]));
  });

  it('sends photos as they are chosen, and keeps one that was refused in the list with the reason', async () => {
    addPhoto.mockResolvedValueOnce({ id: 'pho_1' }).mockRejectedValueOnce(new ApiProblem({ code: 'photos.not_an_image', title: 'This is no photo', detail: 'Choose another.', status: 422 }));
    await show(bookingFixture({ viewer: 'owner', state: 'returned', may: ['claim'] }));
    await press('Report damage…');
    await userEvent.type(screen.getByRole('textbox', { name: 'What is damaged?' }), 'A dent in the door');
    await userEvent.upload(screen.getByLabelText('Add photos'), [new File(['a'], 'a.png', { type: 'image/png' }), new File(['b'], 'b.png', { type: 'image/png' })]);
    expect(await screen.findByText(/This is no photo/)).toBeInTheDocument();
    await press('Report the damage');
    await waitFor(() => expect(sent()).toEqual([{ name: 'claim', version: 4, note: 'A dent in the door', photoIds: ['pho_1'] }]));
  });

  it('shows the refusal of a form in the form, with what was typed still there', async () => {
    transition.mockRejectedValue(new ApiProblem({ code: 'network.offline', title: 'No connection', detail: 'Try again.', status: 0 }));
    await show(bookingFixture({ state: 'in_progress', may: ['report-problem'] }));
    await press('I am stranded');
    await userEvent.type(screen.getByRole('textbox', { name: /Where are you/ }), 'On the A7');
    await press('Tell support now');
    expect(await screen.findByText('No connection')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /Where are you/ })).toHaveValue('On the A7');
  });
});

describe('cars that can take over', () => {
  const place = { town: 'Lyon', department: 'Rhône' };

  it('are named each with what was chosen that its owner does not offer', async () => {
    const replacements: Booking['replacements'] = [
      { id: 'veh_2', title: 'Berlingo', place, instant: true, missing: ['delivery', 'cleaning'] },
      { id: 'veh_3', title: 'Caddy', place, instant: false, missing: [] },
    ];
    await show(bookingFixture({ state: 'refused_at_pickup', replacements }));
    const [first, second] = within(screen.getByRole('region', { name: 'Other cars that fit' })).getAllByRole('listitem');
    expect(first).toHaveTextContent('Booked at once.This owner does not offer what you chose before: Delivery of the car and Cleaning after the return.');
    expect(second).toHaveTextContent(/^Caddy, in Lyon.?The owner has to accept.$/);
  });

  it('are looked for by the renter too, where we have found none', async () => {
    await show(bookingFixture({ state: 'refused_at_pickup' }));
    expect(within(screen.getByRole('region', { name: 'Other cars that fit' })).getByRole('link', { name: 'Find another car' })).toHaveAttribute('href', '/');
  });
});

describe('other dates', () => {
  it('show their price and what it changes before they are proposed', async () => {
    quote.mockResolvedValue({ quoteId: 'quo_1', vehicleId: 'veh_1', period: proposal.period, lineItems: [], total: euros(230), deposit: euros(500), cancellationPolicy: 'moderate', instant: false, expiresAt: '2099-05-02T07:00:00.000Z' });
    await show(bookingFixture({ may: ['propose-change'] }));
    await press('Propose other dates…');
    await press('See the price');
    expect(await screen.findByText('These are the dates you have: choose others')).toBeInTheDocument();
    expect(quote).not.toHaveBeenCalled();
    await userEvent.selectOptions(screen.getAllByRole('combobox')[1] as HTMLElement, '20:00');
    await press('See the price');
    expect(await screen.findByText(/€50.00 more are charged/)).toBeInTheDocument();
    await press('Propose this');
    await waitFor(() => expect(sent()).toEqual([{ name: 'propose-change', version: 4, quoteId: 'quo_1' }]));
  });

  it('are accepted only after the difference was said once more', async () => {
    await show(bookingFixture({ proposal, may: ['accept-change', 'decline-change'] }));
    await press('Accept…');
    const dialog = screen.getByRole('alertdialog');
    expect(dialog).toHaveTextContent('€20.00 more are charged');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Accept' }));
    expect(sent()).toEqual([{ name: 'accept-change', version: 4 }]);
  });
});

describe('an owner before the trip', () => {
  it('confirms only what was looked at, each thing by itself', async () => {
    await show(bookingFixture({ viewer: 'owner', may: ['reconfirm-fit'], needsYou: { name: 'reconfirm-fit' }, fit: { verdict: 'fits', ruleVersion: '3', preparation: ['straps_4'] } }));
    await press('All is ready');
    expect(await screen.findAllByText(/Look at this too, and tick it/)).not.toHaveLength(0);
    expect(transition).not.toHaveBeenCalled();
    for (const box of screen.getAllByRole('checkbox')) await userEvent.click(box);
    await press('All is ready');
    await waitFor(() => expect(sent()).toEqual([{ name: 'reconfirm-fit', version: 4 }]));
  });
});

describe('damage', () => {
  it('is answered with another amount, or with nothing', async () => {
    await show(bookingFixture({ state: 'claim_open', claim, may: ['answer', 'settle'], needsYou: { name: 'answer' } }));
    await press('I would pay another amount…');
    await userEvent.type(screen.getByRole('textbox', { name: 'What you would pay' }), '0');
    await press('Send my answer');
    await waitFor(() => expect(sent()).toEqual([{ name: 'answer', version: 4, amount: 0 }]));
  });

  it('is settled at the amount of the other, after asking once more', async () => {
    await show(bookingFixture({ viewer: 'owner', state: 'claim_open', claim: { ...claim, answer: euros(40) }, may: ['settle'] }));
    await press(/Agree to .40/);
    await userEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Settle' }));
    expect(sent()).toEqual([{ name: 'settle', version: 4 }]);
  });
});

describe('words of who is contested or contests', () => {
  const contested = () => bookingFixture({ viewer: 'owner', state: 'no_show_claimed', may: ['contest'], needsYou: { name: 'contest' } });
  const words = () => screen.getByRole('textbox', { name: /What happened/ });

  it.each([
    ['with what happened', '  I waited at the lift  ', { note: 'I waited at the lift' }],
    ['without a word', ' ', {}],
  ])('say that one was there, %s', async (_, typed, brought) => {
    await show(contested());
    await press('I was there');
    expect(words()).toHaveAccessibleDescription(/how you tried to reach Rana/);
    await userEvent.type(words(), typed);
    await press('Tell support that I was there');
    await waitFor(() => expect(sent()).toEqual([{ name: 'contest', version: 4, ...brought }]));
  });

  it('stand alone: once an absence is reported there is no check-in to read and sign', async () => {
    await show(bookingFixture({ viewer: 'owner', state: 'no_show_claimed', may: ['contest', 'confirm-check-in'], needsYou: { name: 'contest' } }));
    expect(screen.getByRole('button', { name: 'I was there' })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Read and sign the check-in' })).not.toBeInTheDocument();
  });

  it('stay typed in where they are refused, and the field says why', async () => {
    transition.mockRejectedValue(new ApiProblem({ code: 'request.invalid', title: 'Look again', detail: 'x', status: 422, errors: [{ path: 'note', code: 'too_long', message: 'Write at most 1,000 characters' }] }));
    await show(contested());
    await press('I was there');
    await userEvent.type(words(), 'I waited');
    await press('Tell support that I was there');
    expect(await screen.findByRole('link', { name: 'Write at most 1,000 characters' })).toBeInTheDocument();
    expect(words()).toHaveValue('I waited');
    expect(words()).toBeInvalid();
  });

  it('go along with the amount that the renter would pay', async () => {
    await show(bookingFixture({ state: 'claim_open', claim, may: ['answer'], needsYou: { name: 'answer' } }));
    await press('I would pay another amount…');
    await userEvent.type(screen.getByRole('textbox', { name: 'What you would pay' }), '30');
    await userEvent.type(screen.getByRole('textbox', { name: /Why/ }), 'The dent was there before');
    await press('Send my answer');
    await waitFor(() => expect(sent()).toEqual([{ name: 'answer', version: 4, amount: 3000, note: 'The dent was there before' }]));
  });
});

describe('somebody else who pays', () => {
  it('has a link that the renter passes on', async () => {
    await show(bookingFixture({ state: 'pending_payment', payment, payerLink: 'https://passerelle.test/pay/abc', roles: { payer: { name: 'Marc' }, driverChecked: false, passengers: [] } }));
    expect(screen.getByRole('heading', { name: 'A link for Marc' })).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Link to pay' })).toHaveValue('https://passerelle.test/pay/abc');
    expect(screen.getByRole('button', { name: /Pay .180.* myself/ })).toBeInTheDocument();
  });
});
