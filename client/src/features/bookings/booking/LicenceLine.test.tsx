import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { bookingFixture } from './booking-fixture';
import { People } from './Facts';
import { NowCard } from './NowCard';

const acting = { act: () => undefined, send: () => Promise.resolve(), busy: undefined, problem: undefined };

function show(around: Partial<Booking>) {
  const booking = bookingFixture({ may: ['start-check-in'], ...around });
  render(
    <MemoryRouter>
      <NowCard booking={booking} situation="confirmed" now={new Date('2099-06-01T06:00:00Z')} acting={acting} headingRef={null} changed={false} />
      <People booking={booking} />
    </MemoryRouter>,
  );
}
const now = () => screen.getByRole('region', { name: 'What to do now' });
const toLicence = () => screen.queryAllByRole('link').filter((link) => link.getAttribute('href') === '/bookings/bkg_1/licence');

describe('the driving licence on the page of a booking', () => {
  it.each<[string, Partial<Booking>, string]>([
    ['was never seen', { licence: 'none' }, 'We have not seen your driving licence yet.'],
    ['waits for support', { licence: 'waiting' }, 'We are looking at your driving licence.'],
    ['was refused', { licence: 'refused' }, 'We could not accept your driving licence.'],
    ['runs out too soon', { licence: 'short' }, 'Your driving licence runs out before the trip ends.'],
    ['of somebody else was never seen', { licence: 'none', roles: { driver: 'Zoé', driverChecked: false, passengers: [] } }, 'We have not seen the driving licence of Zoé yet.'],
  ])('%s: it is said, with the way to it, also when another step is the turn', (_, around, sentence) => {
    show({ needsYou: { name: 'start-check-in' }, ...around });
    expect(now()).toHaveTextContent(sentence);
    expect(toLicence()).toHaveLength(1);
  });

  it('is right: the page says so beside who drives, and asks for nothing', () => {
    show({ needsYou: { name: 'start-check-in' }, licence: 'approved', roles: { driverChecked: true, passengers: [] } });
    expect(now()).not.toHaveTextContent(/licence/);
    expect(toLicence()).toEqual([]);
    expect(screen.getByRole('region', { name: 'Who' })).toHaveTextContent('Licence checked by us, and valid for the whole trip');
  });

  it('is said once where sending it is the turn', () => {
    show({ needsYou: { name: 'send-licence' }, licence: 'none' });
    expect(toLicence()).toHaveLength(1);
  });

  it('is nothing for the owner to send', () => {
    show({ viewer: 'owner', needsYou: { name: 'start-check-in' } });
    expect(toLicence()).toEqual([]);
  });
});
