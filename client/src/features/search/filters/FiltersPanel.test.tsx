import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { facetNames } from '@passerelle/shared/search/contract';
import i18next from 'i18next';
import { readDriverNeeds, saveDriverNeeds } from '../../../lib/driver-needs';
import type { DeviceNeeds, SearchAsk } from '../../../lib/search-address';
import { facets, lyon } from '../results/search-fixtures';
import { FiltersPanel } from './FiltersPanel';

const nobody: DeviceNeeds = { wheelchairs: [], driver: { licenceCodes: [], controls: [] } };

function show(ask: SearchAsk = lyon, device: DeviceNeeds = nobody) {
  const calls = { onAsk: jest.fn(), onClear: jest.fn(), onClose: jest.fn() };
  const counts = facets({ access: [{ value: 'ramp', count: 12 }], winch: [{ value: 'true', count: 3 }], controls: [{ value: 'ball', count: 2 }] });
  render(<FiltersPanel ask={ask} device={device} reply={{ facets: counts, total: 23 }} {...calls} />);
  return calls;
}

describe('the filters', () => {
  beforeEach(() => saveDriverNeeds({ licenceCodes: [], controls: [] }));

  it('stand under plain headings, each value with what it would leave, those that would leave nothing too', () => {
    show();
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['Getting in', 'Inside', 'Driving', 'Renting']);
    const wayIn = screen.getByRole('group', { name: 'Way in' });
    expect(within(wayIn).getAllByRole('radio').map((radio) => radio.closest('div')?.textContent)).toEqual(['Any', 'Ramp (12)', 'Lift (none here)']);
    expect(screen.getByRole('checkbox', { name: 'Winch that pulls the chair up (3)' })).toBeEnabled();
  });

  it('are applied at once', async () => {
    const { onAsk } = show({ ...lyon, filters: { side: 'rear' } });
    await userEvent.click(screen.getByRole('radio', { name: 'Ramp (12)' }));
    expect(onAsk).toHaveBeenLastCalledWith({ ...lyon, filters: { side: 'rear', access: 'ramp' } });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'At most, a day' }), 'Up to €60 a day');
    expect(onAsk).toHaveBeenLastCalledWith({ ...lyon, filters: { side: 'rear', maxPerDay: 6_000 } });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'How far away' }), 'Up to 20 km');
    expect(onAsk).toHaveBeenLastCalledWith({ ...lyon, filters: { side: 'rear' }, withinKm: 20 });
  });

  it('are taken back by “any” and by unticking', async () => {
    const { onAsk } = show({ ...lyon, filters: { access: 'ramp', winch: true } });
    await userEvent.click(within(screen.getByRole('group', { name: 'Way in' })).getByRole('radio', { name: 'Any' }));
    expect(onAsk).toHaveBeenLastCalledWith({ ...lyon, filters: { winch: true } });
    await userEvent.click(screen.getByRole('checkbox', { name: /^Winch/ }));
    expect(onAsk).toHaveBeenLastCalledWith({ ...lyon, filters: { access: 'ramp' } });
  });

  it('keep the controls a driver needs on the device, out of the address', async () => {
    const { onAsk } = show(lyon, { ...nobody, driver: { licenceCodes: ['78'], controls: [] } });
    await userEvent.click(screen.getByRole('checkbox', { name: 'Ball on the wheel (2)' }));
    expect(readDriverNeeds()).toEqual({ licenceCodes: ['78'], controls: ['ball'] });
    expect(onAsk).not.toHaveBeenCalled();
  });

  it('show a number that an address holds and no list offers', () => {
    show({ ...lyon, filters: { maxPerDay: 5_500 } });
    expect(screen.getByRole('combobox', { name: 'At most, a day' })).toHaveDisplayValue('Up to €55 a day');
  });

  it('say how many cars remain on the way out', async () => {
    const { onClose, onClear } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Show 23 cars' }));
    expect(onClose).toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Remove all filters' }));
    expect(onClear).toHaveBeenCalled();
  });

  it.each(['en', 'fr'])('have a word for every facet in %s', (language) => {
    const said = (key: string) => i18next.exists(key, { lng: language, ns: 'search' });
    expect(facetNames.filter((name) => !said(`filters.${name}`) && !said(`filters.${name}.label`))).toEqual([]);
  });
});
