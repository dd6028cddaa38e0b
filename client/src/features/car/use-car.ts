import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Wheelchair } from '@passerelle/shared/fit/model';
import type { WirePeriod } from '@passerelle/shared/time';
import { api } from '../../lib/api';
import { choicesToWire, type Choices } from '../../lib/options/choices';
import { vehicleKey } from '../../lib/query';

export const useVehicle = (vehicleId: string) =>
  useQuery({ queryKey: vehicleKey(vehicleId), queryFn: ({ signal }) => api.vehicles.get({ params: { vehicleId } }, { signal }) });

export const useFit = (vehicleId: string, chairs: readonly Wheelchair[]) =>
  useQuery({
    queryKey: [...vehicleKey(vehicleId), 'fit', chairs],
    queryFn: ({ signal }) => api.vehicles.fit({ params: { vehicleId }, body: { wheelchairs: [...chairs] } }, { signal }),
    enabled: chairs.length > 0,
  });

/** A price that holds for half an hour; asked again when the dates or what is added change. The chairs are not needed for it. */
export function useQuote(vehicleId: string, period: WirePeriod | undefined, choices: Choices) {
  const options = choicesToWire(choices);
  return useQuery({
    queryKey: [...vehicleKey(vehicleId), 'quote', period, options],
    queryFn: ({ signal }) => api.bookings.quote({ body: { vehicleId, period: period ?? { from: '', to: '' }, ...options } }, { signal }),
    enabled: period !== undefined,
    staleTime: 10 * 60_000,
    refetchOnWindowFocus: false,
  });
}

export const useAvailability = (vehicleId: string, span: WirePeriod) =>
  useQuery({
    queryKey: [...vehicleKey(vehicleId), 'availability', span],
    queryFn: ({ signal }) => api.vehicles.availability({ params: { vehicleId }, query: span }, { signal }),
    placeholderData: keepPreviousData,
  });
