import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SearchNeed, SearchReply } from '@passerelle/shared/search/contract';
import { searchNeeds } from '@passerelle/shared/search/contract';
import i18next from 'i18next';
import type { SearchAsk } from '../../../lib/search-address';
import { NothingFound } from './NothingFound';
import { lyon, reply } from './search-fixtures';

function show(more: Partial<SearchReply>, ask: SearchAsk = lyon) {
  const onAsk = jest.fn();
  const onChange = jest.fn();
  render(<NothingFound ask={ask} reply={reply({ total: 0, radiusKm: 200, ...more })} onAsk={onAsk} onChange={onChange} />);
  return { onAsk, onChange };
}

describe('a search that found nothing', () => {
  it('says how far it looked and what to do', async () => {
    const { onAsk, onChange } = show({}, { ...lyon, filters: { winch: true } });
    expect(screen.getByRole('heading', { name: 'No car that suits within 200 km of Lyon' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Remove all filters' }));
    expect(onAsk).toHaveBeenCalledWith(lyon);
    await userEvent.click(screen.getByRole('button', { name: 'Change the search' }));
    expect(onChange).toHaveBeenCalled();
  });

  it('names the need that leaves out most, and those without which there would be no car not at all', () => {
    show({ without: [{ need: 'period', count: 14 }, { need: 'winch', count: 1 }, { need: 'mode', count: 0 }] });
    expect(screen.getByText('It is your dates. Press to search without it:')).toBeInTheDocument();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['Without your dates: 14 cars', 'Without the winch: 1 car']);
  });

  it.each<[SearchNeed, Partial<SearchAsk>]>([
    ['period', { period: undefined }],
    ['winch', { filters: { access: 'ramp' } }],
    ['maxPerDay', { filters: { access: 'ramp', winch: true } }],
    ['wheelchairs', { leftOut: ['wheelchairs'] }],
    ['controls', { leftOut: ['controls'] }],
  ])('searches without %s when its button is pressed, and forgets nothing of the device', async (need, changed) => {
    const ask: SearchAsk = { ...lyon, filters: { access: 'ramp', winch: true, ...(need === 'maxPerDay' ? { maxPerDay: 5_000 } : {}) } };
    const { onAsk } = show({ without: [{ need, count: 3 }] }, ask);
    await userEvent.click(screen.getByRole('button', { name: /^Without .*: 3 cars$/ }));
    expect(onAsk).toHaveBeenCalledWith({ ...ask, ...changed });
  });

  it('passes on what would help, in the words of the server', () => {
    show({ remedies: [{ kind: 'helper', count: 12, message: 'With a helper, 12 cars would do.' }] });
    expect(screen.getByText('With a helper, 12 cars would do.')).toBeInTheDocument();
  });

  it('offers to look further when the radius was given', async () => {
    const { onAsk } = show({ radiusKm: 10 }, { ...lyon, withinKm: 10 });
    await userEvent.click(screen.getByRole('button', { name: 'Look further away' }));
    expect(onAsk).toHaveBeenCalledWith({ ...lyon, withinKm: undefined });
  });

  it.each(['en', 'fr'])('has a word for every need in %s', (language) => {
    for (const need of searchNeeds) expect(i18next.exists(`nothing.need.${need}`, { lng: language, ns: 'search' })).toBe(true);
  });
});
