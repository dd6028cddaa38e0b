import { QueryClientProvider } from '@tanstack/react-query';
import type { Licence } from '@passerelle/shared/drivers/contract';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { ApiProblem } from '../../lib/api/api-problem';
import { queryClient } from '../../lib/query';
import { Component as DrivePage } from './DrivePage';
import { Component as LicencePage } from './LicencePage';
import { Component as TripLicencePage } from './TripLicencePage';

// Forms, typed into: on a busy machine this takes seconds.
jest.setTimeout(20_000);

const mine = jest.fn();
const send = jest.fn();
const asked = jest.fn();
const sendByLink = jest.fn();
const get = jest.fn();
jest.mock('../../lib/api', () => ({
  api: {
    drivers: {
      mine: (...call: unknown[]): unknown => mine(...call),
      send: (...call: unknown[]): unknown => send(...call),
      asked: (...call: unknown[]): unknown => asked(...call),
      sendByLink: (...call: unknown[]): unknown => sendByLink(...call),
    },
    bookings: { get: (...call: unknown[]): unknown => get(...call) },
  },
}));
/** What jsdom cannot do: read a picture. */
jest.mock('../../lib/shrink-photo', () => ({ shrinkPhoto: (file: File) => Promise.resolve(file.type.startsWith('image/') ? file : undefined) }));

const picture = new File(['front'], 'front.jpg', { type: 'image/jpeg' });
const said = { category: 'B', validUntil: '2033-05-01', bornOn: '1990-02-28' };
const approved: Licence = { state: 'approved', category: 'B', validUntil: '2033-05-01', decidedOn: '2026-11-20' };

function show(page: ReactElement, path: string, at: string) {
  render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter initialEntries={[at]}>
        <Routes>
          <Route path={path} element={page} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}
const showMine = (licence: Licence) => {
  mine.mockResolvedValue(licence);
  show(<LicencePage />, '/my/licence', '/my/licence');
};
const heading = (name: string) => screen.findByRole('heading', { level: 2, name });
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

async function fill(day: { validUntil: string; bornOn: string } = said) {
  await userEvent.type(screen.getByLabelText('Valid until'), day.validUntil);
  await userEvent.type(screen.getByLabelText('Born on'), day.bornOn);
}
const take = (file: File) => userEvent.upload(screen.getByLabelText('Take a picture'), file, { applyAccept: false });

beforeEach(() => {
  queryClient.clear();
  jest.resetAllMocks();
  jest.useFakeTimers({ now: new Date('2026-11-22T09:00:00.000Z'), doNotFake: ['setTimeout', 'setInterval', 'queueMicrotask', 'performance'] });
});
afterEach(() => jest.useRealTimers());

describe('the own driving licence', () => {
  it.each<[string, Licence, string, boolean]>([
    ['was never sent', { state: 'none' }, 'We have not seen your licence yet', true],
    ['waits for support', { state: 'waiting', category: 'B', validUntil: '2033-05-01' }, 'We are looking at it', false],
    ['is right', approved, 'Checked', false],
    ['has run out since', { ...approved, validUntil: '2026-11-21' }, 'Your licence has run out', true],
    ['was refused', { state: 'refused', category: 'B', validUntil: '2033-05-01', reason: 'Too dark to read' }, 'We could not accept it', true],
  ])('says that it %s, and asks for it where somebody has to act', async (_, licence, title, asks) => {
    showMine(licence);
    expect(await heading(title)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Send my licence' }) !== null).toBe(asks);
    expect(screen.getByText(/Only our support looks at it, and deletes it with the decision/)).toBeVisible();
    if (licence.reason) expect(screen.getByText(/Too dark to read/)).toBeVisible();
  });

  it('is sent with what support compares, and the heading says how it stands now', async () => {
    send.mockResolvedValue({ state: 'waiting', category: 'B', validUntil: '2033-05-01' });
    showMine({ state: 'none' });
    await heading('We have not seen your licence yet');
    await fill();
    await take(picture);
    expect(await screen.findByRole('img', { name: /as it will be sent/ })).toBeVisible();
    await press('Send my licence');
    expect(send).toHaveBeenCalledWith({ query: said, body: picture });
    expect(await heading('We are looking at it')).toHaveFocus();
    expect(await screen.findByText('Your licence has arrived.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Send my licence' })).toBeNull();
  });

  it('is not sent before everything is there; each line of the summary leads to its field', async () => {
    showMine({ state: 'none' });
    await heading('We have not seen your licence yet');
    await press('Send my licence');
    expect(send).not.toHaveBeenCalled();
    expect(screen.getAllByRole('link', { name: /^(Enter|Add)/ }).map(({ textContent }) => textContent)).toEqual([
      'Enter until when your licence is valid',
      'Enter the day you were born',
      'Add a picture of the front of your licence',
    ]);
    await userEvent.click(screen.getByRole('link', { name: /^Add a picture/ }));
    expect(screen.getByLabelText('Take a picture')).toHaveFocus();
  });

  it.each([
    ['that has run out', { ...said, validUntil: '2026-11-21' }, 'This licence has run out'],
    ['of somebody who is 18 tomorrow', { ...said, bornOn: '2008-11-23' }, 'Drivers are at least 18.'],
  ])('%s is not sent, and the field says why', async (_, days, sentence) => {
    showMine({ state: 'none' });
    await heading('We have not seen your licence yet');
    await fill(days);
    await take(picture);
    await press('Send my licence');
    expect((await screen.findAllByText(new RegExp(sentence))).length).toBeGreaterThan(0);
    expect(send).not.toHaveBeenCalled();
  });

  it('says of a file that is no picture what to do, and can be taken out again', async () => {
    showMine({ state: 'none' });
    await heading('We have not seen your licence yet');
    await take(new File(['text'], 'notes.txt', { type: 'text/plain' }));
    expect(screen.getByLabelText('Take a picture')).toHaveAccessibleDescription(/no picture we can read/);
    await take(picture);
    await press('Remove the picture');
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByLabelText('Take a picture')).toHaveFocus();
  });

  it('stays typed in where it could not be sent', async () => {
    send.mockRejectedValue(new ApiProblem({ code: 'network.offline', title: 'No connection', detail: 'Check it.', status: 0 }));
    showMine({ state: 'none' });
    await heading('We have not seen your licence yet');
    await fill();
    await take(picture);
    await press('Send my licence');
    expect(await screen.findByText('No connection')).toBeVisible();
    expect(screen.getByLabelText('Born on')).toHaveValue(said.bornOn);
    expect(screen.getByRole('img')).toBeVisible();
  });

  it('that is right can be replaced by a new one', async () => {
    showMine(approved);
    await heading('Checked');
    await press('Send another picture');
    expect(screen.getByRole('button', { name: 'Send my licence' })).toBeVisible();
  });
});

describe('the licence of somebody who was named as the driver', () => {
  const driverLink = { url: 'https://passerelle.test/drive/secret' };
  const trip = (more: object) => ({ id: 'bkg_1', vehicle: { title: 'Kangoo' }, roles: { driver: 'Zoé Martin', driverChecked: false, passengers: [] }, ...more });

  it.each([
    ['not sent', trip({ driverLink, licence: 'none' }), 'We have not seen it yet', true],
    ['waiting', trip({ driverLink, licence: 'waiting' }), 'We are looking at it', false],
    ['refused', trip({ driverLink, licence: 'refused' }), 'We could not accept it', true],
    ['too short', trip({ driverLink, licence: 'short' }), 'Not valid for the whole trip', true],
    ['right', trip({ driverLink, licence: 'approved', roles: { driver: 'Zoé Martin', driverChecked: true, passengers: [] } }), 'Checked', false],
    ['asked for no more', trip({}), 'No licence is asked for now', false],
  ])('is %s: the renter reads it, and has the link where it is needed', async (_, booking, title, hasLink) => {
    get.mockResolvedValue(booking);
    show(<TripLicencePage />, '/bookings/:bookingId/licence', '/bookings/bkg_1/licence');
    expect(await heading(title)).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: 'The licence of Zoé Martin' })).toBeVisible();
    const link = screen.queryByRole('textbox', { name: 'Link to send the licence' });
    expect(link !== null).toBe(hasLink);
    if (link) expect(link).toHaveValue('https://passerelle.test/drive/secret');
  });

  it('is the renter’s own where nobody was named', async () => {
    get.mockResolvedValue(trip({ roles: { driverChecked: false, passengers: [] } }));
    mine.mockResolvedValue(approved);
    show(<TripLicencePage />, '/bookings/:bookingId/licence', '/bookings/bkg_1/licence');
    expect(await heading('Checked')).toBeVisible();
  });

  it('is sent by the link, without an account, knowing for which trip', async () => {
    asked.mockResolvedValue({
      driver: 'Zoé Martin', vehicle: { title: 'Kangoo', town: 'Lyon' }, timeZone: 'Europe/Paris', licence: { state: 'none' },
      period: { from: '2026-12-01T09:00:00.000Z', to: '2026-12-03T09:00:00.000Z' },
    });
    sendByLink.mockResolvedValue({ state: 'waiting' });
    show(<DrivePage />, '/drive/:token', '/drive/secret');
    expect(await screen.findByRole('heading', { level: 1, name: 'Your driving licence, Zoé Martin' })).toBeVisible();
    expect(screen.getByText('Lyon')).toBeVisible();
    await fill();
    await take(picture);
    await press('Send my licence');
    expect(sendByLink).toHaveBeenCalledWith({ params: { token: 'secret' }, query: said, body: picture });
    expect(await heading('We are looking at it')).toHaveFocus();
  });

  it('cannot be sent by a link that is not known, which is said in plain words', async () => {
    asked.mockRejectedValue(new ApiProblem({ code: 'drivers.not_asked', title: 'x', detail: 'x', status: 404 }));
    show(<DrivePage />, '/drive/:token', '/drive/secret');
    expect(await screen.findByRole('heading', { level: 1, name: 'We do not know this link' })).toBeVisible();
  });
});
