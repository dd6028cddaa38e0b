import type { Access, Driving, Mode, Space, Accessibility } from '@passerelle/shared/fit/model';

/** The words of fit.md's model, repeated so that zod stays out of the browser; the types hold them to the contract. */
export const modes = ['passenger_in_wheelchair', 'drive_from_wheelchair', 'transfer', 'adapted_driving'] as const satisfies readonly Mode[];
export const sides = ['rear', 'left', 'right'] as const satisfies readonly Access['side'][];
export const facings = ['forward', 'rear', 'side'] as const satisfies readonly Space['facing'][];
export const anchorageTypes = ['4_point', 'docking', 'none'] as const satisfies readonly NonNullable<Space['anchorage']>['type'][];
export const transferSeats = ['swivel', 'swivel_lowering', 'lifting', 'none'] as const satisfies readonly NonNullable<Accessibility['transfer']>['type'][];
export const drivingControls = [
  'left_foot_accelerator',
  'hand_brake',
  'accelerator_ring',
  'accelerator_trigger',
  'accelerator_push_pull',
  'ball',
  'fork',
  'joystick',
] as const satisfies Driving['controls'];
