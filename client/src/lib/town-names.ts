import { api } from './api';

interface View {
  readonly north: number;
  readonly south: number;
  readonly east: number;
  readonly west: number;
}

/** The names on a map without tiles: the largest towns of a view, the largest first. */
export async function townNames(view: View): Promise<{ name: string; lat: number; lon: number }[]> {
  const { items } = await api.geo.towns({ query: view });
  return items.map(({ name, location }) => ({ name, ...location }));
}
