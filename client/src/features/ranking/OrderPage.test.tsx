import { rankingWeights } from '@passerelle/shared/search/ranking';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { Component } from './OrderPage';

describe('how results are ordered', () => {
  it('is printed from the numbers of the code, which add up to all there is', () => {
    render(
      <MemoryRouter>
        <Component />
      </MemoryRouter>,
    );
    const terms = screen.getAllByRole('term').map(({ textContent }) => textContent);
    expect(terms).toEqual(['Distance: 50% at most', 'Price a day: 25% at most', 'Rating: 15% at most', 'Booked at once: 5% at most', 'Measures checked by us: 5% at most']);
    expect(terms).toHaveLength(Object.keys(rankingWeights).length);
    expect(Object.values(rankingWeights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
    for (const text of [/half of it at 10 km/, /half of it at €60 a day/, /like one rated 3\.8/, /Nobody can pay/]) expect(screen.getByText(text)).toBeInTheDocument();
  });
});
