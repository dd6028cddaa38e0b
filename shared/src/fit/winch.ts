import type { Access } from './model';

/**
 * Whether the ramp's winch pulls this chair up. `doubtful`: there is a winch, but its safe working load or the occupied mass is
 * not known, so it counts as none and a refusal that it might lift is no refusal yet.
 */
export type WinchHelp = 'pulls' | 'none' | 'doubtful';

export function winchHelp(access: Access, occupiedMass: number | undefined): WinchHelp {
  if (!access.winch || access.type === 'lift') return 'none';
  const swl = access.winch.swl?.value;
  if (swl === undefined || occupiedMass === undefined) return 'doubtful';
  return swl >= occupiedMass ? 'pulls' : 'none';
}
