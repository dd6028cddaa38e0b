import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import type { ComponentProps } from 'react';
import { ResultsHead } from './ResultsHead';
import { lyon, reply } from './search-fixtures';

type Props = ComponentProps<typeof ResultsHead>;

function show(props: Partial<Props>) {
  const all: Props = { ask: lyon, reply: reply(), waiting: false, onPutBack: jest.fn(), ...props };
  const { rerender } = render(<ResultsHead {...all} />);
  return { ...all, again: (more: Partial<Props>) => rerender(<ResultsHead {...all} {...more} />) };
}

const spoken = () => screen.getAllByRole('status').map(({ textContent }) => textContent).filter(Boolean);
const settle = () => act(() => jest.advanceTimersByTime(100));

describe('the head of the results', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('says how many cars there are, once, and nothing while it looks', () => {
    const { again } = show({ waiting: true });
    settle();
    expect(spoken()).toEqual([]);
    again({ waiting: false });
    settle();
    expect(spoken()).toEqual(['2 cars found']);
    again({ waiting: false, reply: reply({ nextCursor: 'more' }) });
    settle();
    expect(spoken()).toEqual(['2 cars found']);
  });

  it.each([
    ['where the nearest is', { beyond: { radiusKm: 20, nearestKm: 34 } }, 'Nothing within 20 km; the nearest is 34 km away.'],
    ['that there is none far and wide', { total: 0, beyond: { radiusKm: 20 } }, 'Nothing within 20 km, and nothing up to 200 km away.'],
    ['what was looked at of a full area', { examinedKm: 60 }, 'This area holds too many cars to check each: these are the ones up to 60 km from its middle. Zoom in to see the others.'],
  ])('says %s', (_, more, sentence) => {
    show({ reply: reply(more) });
    settle();
    expect(spoken()[0]).toContain(sentence);
    expect(screen.getAllByText(sentence, { exact: false })).toHaveLength(2);
  });

  it('says what of the device it leaves aside, and counts it again', async () => {
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    const { onPutBack } = show({ ask: { ...lyon, leftOut: ['wheelchairs'] } });
    expect(screen.getByText(/leaves your wheelchair aside/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Count my wheelchair again' }));
    expect(onPutBack).toHaveBeenCalledWith('wheelchairs');
  });

  it('counts in French as in English', async () => {
    await act(() => i18next.changeLanguage('fr'));
    show({ reply: reply({ total: 0 }) });
    settle();
    expect(spoken()).toEqual(['Aucune voiture trouvée']);
  });
});
