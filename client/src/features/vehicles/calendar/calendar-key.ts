import { vehicleKey } from '../../../lib/query';

export const calendarKey = (vehicleId: string) => [...vehicleKey(vehicleId), 'calendar'] as const;
