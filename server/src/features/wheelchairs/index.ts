import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import { createKeptRepository } from './repository';
import { wheelchairRoutes } from './routes';

/** Measures that a person asked to keep in the account: sealed, and read by nobody else. */
export function createWheelchairs(context: Pick<Context, 'clock' | 'database' | 'log' | 'secrets'>): Feature {
  const kept = createKeptRepository(context.database);
  return { name: 'wheelchairs', indexes: kept.indexes, contracts: [wheelchairRoutes({ ...context, kept })] };
}
