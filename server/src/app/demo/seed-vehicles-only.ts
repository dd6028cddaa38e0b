import type { Config } from '../../core/config/config';
import { ensureIndexes } from '../../core/database/indexes';
import { buildContext } from '../context';
import { createAccounts } from '../../features/accounts';
import { createGeo } from '../../features/geo';
import { createVehicles } from '../../features/vehicles';
import { seedCars } from './seed-cars';

/** Adds cars to whatever the database holds, for a load run; a running server takes them up by the event log. */
export async function seedVehiclesOnly(config: Config, count: number, progress: (text: string) => void): Promise<void> {
  const context = await buildContext(config);
  try {
    const geo = createGeo(context);
    const accounts = createAccounts(context);
    const vehicles = createVehicles(context, { geo, people: accounts.people, emailConfirmed: accounts.emailConfirmed });
    await ensureIndexes([...context.events.repository.indexes, ...accounts.indexes, ...vehicles.indexes]);
    const seed = Math.floor(context.clock.now().getTime() / 1000);
    await seedCars(context, { accounts, geo, vehicles }, { count, seed, progress });
  } finally {
    await context.database.close();
  }
}
