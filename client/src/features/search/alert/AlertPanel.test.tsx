import { QueryClientProvider } from '@tanstack/react-query';
import type { Alert } from '@passerelle/shared/alerts/contract';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { ApiProblem } from '../../../lib/api/api-problem';
import { queryClient } from '../../../lib/query';
import type { DeviceNeeds, SearchAsk } from '../../../lib/search-address';
import { SessionContext, type Session } from '../../../lib/session';
import { lyon } from '../results/search-fixtures';
import { AlertPanel } from './AlertPanel';

const create = jest.fn();
jest.mock('../../../lib/api', () => ({ api: { alerts: { create: (...call: unknown[]): unknown => create(...call) } }, access: {} }));

const nobody: DeviceNeeds = { wheelchairs: [], driver: { licenceCodes: [], controls: [] } };
const papa: DeviceNeeds = { ...nobody, wheelchairs: [{ propulsion: 'attendant', width: 640 }] };
const user = { id: 'usr_1', email: 'rana@example.org', displayName: 'Rana', roles: ['member'], locale: 'en', emailConfirmed: true };
const made: Alert = { id: 'alr_1', placeName: 'Lyon', asked: { near: { lat: 45, lon: 4 }, filters: {} }, createdAt: '2026-11-01T08:00:00.000Z', endsAt: '2026-12-04T08:00:00.000Z', told: 0 };

function show({ device = nobody, status = 'signed-in', emailConfirmed = true, ask = lyon }: { device?: DeviceNeeds; status?: Session['status']; emailConfirmed?: boolean; ask?: SearchAsk } = {}) {
  const session = { status, user: status === 'signed-in' ? { ...user, emailConfirmed } : undefined, isStaff: false } as unknown as Session;
  render(
    <QueryClientProvider client={queryClient}>
      <SessionContext value={session}>
        <MemoryRouter>
          <AlertPanel ask={ask} device={device} onClose={jest.fn()} />
        </MemoryRouter>
      </SessionContext>
    </QueryClientProvider>,
  );
}
const press = async (name: string) => userEvent.click(screen.getByRole('button', { name }));
const sent = () => (create.mock.lastCall as [{ body: { asked: Record<string, unknown>; consent: boolean; placeName: string } }, { idempotencyKey: string }]);

describe('“tell me when one fits”', () => {
  beforeEach(() => create.mockReset().mockResolvedValue(made));

  it('leads a stranger to sign in, and back to this search with the panel open', () => {
    show({ status: 'signed-out' });
    const link = screen.getByRole('link', { name: 'Sign in and come back' });
    const to = new URL(link.getAttribute('href') ?? '', 'https://passerelle.test').searchParams.get('to');
    expect(to).toMatch(/^\/search\?place=Lyon&lat=45\.75&lon=4\.85&.*&alert=1$/);
  });

  it('takes one press where nothing of a body is asked', async () => {
    show();
    expect(screen.queryByRole('checkbox')).toBeNull();
    await press('Make the alert');
    expect(sent()[0].body).toMatchObject({ placeName: 'Lyon', consent: false, asked: { wheelchairs: [] } });
    await waitFor(() => expect(screen.getByRole('heading', { name: 'The alert is on' })).toHaveFocus());
    expect(screen.getByText(/^We write to rana@example.org when a car fits, until Friday,? 4 December 2026\.$/)).toBeInTheDocument();
  });

  it('keeps a wheelchair only with consent', async () => {
    show({ device: papa });
    await press('Make the alert');
    expect(create).not.toHaveBeenCalled();
    expect(screen.getByRole('checkbox')).toHaveAccessibleDescription(/Tick this box, or make the alert without it/);
    await userEvent.click(screen.getByRole('checkbox', { name: /keeps my wheelchair’s measures/ }));
    await press('Make the alert');
    expect(sent()[0].body).toMatchObject({ consent: true, asked: { wheelchairs: papa.wheelchairs } });
  });

  it('can be made without it', async () => {
    show({ device: { ...papa, driver: { licenceCodes: ['78'], controls: ['ball'] } } });
    await press('Make it without my wheelchair’s measures and what I need to drive');
    expect(sent()[0].body).toMatchObject({ consent: false, asked: { wheelchairs: [], filters: {} } });
    expect(JSON.stringify(sent()[0].body)).not.toMatch(/ball|78|640/);
  });

  it('says what went wrong, and a second press makes no second alert', async () => {
    create.mockRejectedValueOnce(new ApiProblem({ code: 'network.offline', title: 'No connection', detail: 'Check it.', status: 0 }));
    show();
    await press('Make the alert');
    expect(await screen.findByRole('alert')).toHaveTextContent('No connection');
    const first = sent()[1].idempotencyKey;
    await press('Make the alert');
    expect(sent()[1].idempotencyKey).toBe(first);
  });

  it('says that an address which is not confirmed gets no mail', async () => {
    show({ emailConfirmed: false });
    await press('Make the alert');
    expect(await screen.findByText(/Confirm your e-mail address first/)).toBeInTheDocument();
  });
});
