import { dayMs, plusMs } from '@passerelle/shared/time';
import type { Context } from '../../core/context';
import type { Product } from '../features';
import { drawPerson } from './people';
import { drawVehicle } from './draw-vehicle';
import { createRandom } from './random';

const carsPerOwner = 1.6;
const batch = 2_000;

/** Cars as people live in France, and their owners; the same ones for the same seed. Gives their ids. */
export async function seedCars({ clock, newId }: Context, { accounts, geo, vehicles }: Pick<Product, 'accounts' | 'geo' | 'vehicles'>, { count, seed, progress }: { count: number; seed: number; progress: (text: string) => void }): Promise<string[]> {
  const random = createRandom(seed);
  const now = clock.now();
  const people = Array.from({ length: Math.max(1, Math.round(count / carsPerOwner)) }, (_, index) => ({
    ...drawPerson(random, seed * 1_000_000 + index),
    locale: 'fr' as const,
    memberSince: plusMs(now, -random.whole(30, 1500) * dayMs),
  }));
  const owners = await accounts.seedAccounts(people);
  const ids: string[] = [];
  for (let made = 0; made < count; made += batch) {
    const some = Array.from({ length: Math.min(batch, count - made) }, () => {
      const ownerId = owners[random.whole(0, owners.length - 1)] ?? '';
      return drawVehicle(random, geo, { ownerId, now, newId: () => newId('blk') });
    });
    ids.push(...(await vehicles.seedVehicles(some)));
    progress(`Demo cars: ${Math.min(made + batch, count)} of ${count}`);
  }
  return ids;
}
