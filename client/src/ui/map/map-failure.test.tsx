import { render, screen } from '@testing-library/react';
import { Map } from './Map';

jest.mock('./LeafletMap', () => {
  throw new Error('the file did not arrive');
});

it('a map that cannot be loaded says so and takes nothing with it', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  render(
    <>
      <Map label="Cars" skipTo="after" markers={[]} onSelect={jest.fn()} view={{ lat: 45, lon: 4, radiusKm: 20 }} attribution="" />
      <p>the list</p>
    </>,
  );
  expect(await screen.findByText('The map could not be loaded. The list shows the same cars.')).toBeInTheDocument();
  expect(screen.getByText('the list')).toBeInTheDocument();
});
