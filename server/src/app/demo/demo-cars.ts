import { accessibilityInputSchema } from '@passerelle/shared/fit/model';
import { dayMs, localDay, plusMs } from '@passerelle/shared/time';
import { confirmMeasures, type SeedVehicle } from '../../features/vehicles';

const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' as const });

/** The demo owner's own cars, in Lyon: one that needs an answer, one booked at once whose measures staff have taken themselves, one with two places and a lift. */
export function demoOwnersCars(ownerId: string, now: Date): SeedVehicle[] {
  const checkedAt = plusMs(now, -40 * dayMs);
  const common = { ownerId, status: 'published' as const, createdAt: plusMs(now, -200 * dayMs), checkedAt, serviceDog: true };
  const terms = { weekDiscountPercent: 10, monthDiscountPercent: 25, kmPerDay: 150 };
  return [
    {
      ...common,
      title: 'Renault Kangoo, rampe arrière',
      description: 'La rampe se déplie à la main en une minute. Je montre comment attacher le fauteuil, et je peux venir à la gare de la Part-Dieu.',
      address: '12 rue Paul-Bert, 69003 Lyon',
      exactLocation: { lat: 45.7586, lon: 4.8512 },
      body: 'small_mpv', colour: 'blue', cancellationPolicy: 'moderate', instant: false,
      delivery: { maxKm: 20, perKm: { amount: 60, currency: 'EUR' } }, extras: { transfer_board: euros(0), roof_box: euros(6), cleaning: euros(25) }, childSeat: true,
      pricing: { perDay: euros(58), ...terms },
      accessibility: accessibilityInputSchema.parse({
        modes: ['passenger_in_wheelchair'],
        access: { type: 'ramp', side: 'rear', operation: 'manual', width: 780, length: 1800, thresholdHeight: 300, swl: 350 },
        door: { width: 800, height: 1400 },
        spaces: [{ length: 1350, width: 800, headroom: 1450, facing: 'forward', anchorage: { type: '4_point', maxChairMass: 200 }, threePointBelt: true }],
        driving: { gearbox: 'manual', standardPedalsUsable: true },
        seats: { total: 5, withOneChair: 4 },
        exteriorHeight: 1830,
      }),
    },
    {
      ...common,
      title: 'Volkswagen Caddy, rampe et treuil',
      description: 'Un treuil tire le fauteuil : personne n’a à pousser.',
      address: '48 cours Gambetta, 69007 Lyon',
      exactLocation: { lat: 45.7527, lon: 4.8478 },
      body: 'small_mpv', colour: 'grey', cancellationPolicy: 'flexible', instant: true,
      pricing: { perDay: euros(64), ...terms },
      accessibility: confirmMeasures(accessibilityInputSchema.parse({
        modes: ['passenger_in_wheelchair'],
        access: { type: 'ramp', side: 'rear', operation: 'manual', width: 800, length: 1900, thresholdHeight: 290, swl: 350, winch: { swl: 250 } },
        door: { width: 820, height: 1430 },
        spaces: [{ length: 1400, width: 820, headroom: 1480, facing: 'forward', anchorage: { type: '4_point', maxChairMass: 200 }, threePointBelt: true }],
        driving: { gearbox: 'automatic', standardPedalsUsable: true },
        seats: { total: 5, withOneChair: 3 },
        exteriorHeight: 1850,
      }), 'inspected', localDay(checkedAt, 'Europe/Paris')),
    },
    {
      ...common,
      title: 'Peugeot Traveller, hayon électrique, deux places',
      description: null,
      address: '3 place Carnot, 69002 Lyon',
      exactLocation: { lat: 45.7494, lon: 4.8266 },
      body: 'van', colour: 'white', cancellationPolicy: 'strict', instant: false,
      extras: { loan_wheelchair: euros(8), snow_chains: euros(15) },
      pricing: { perDay: euros(98), ...terms },
      accessibility: accessibilityInputSchema.parse({
        modes: ['passenger_in_wheelchair'],
        access: { type: 'lift', side: 'rear', operation: 'powered', width: 800, length: 1250, swl: 350, outsideClearance: 2200 },
        door: { width: 1000, height: 1520 },
        spaces: [
          { length: 1500, width: 900, headroom: 1600, facing: 'forward', anchorage: { type: '4_point', maxChairMass: 200 }, threePointBelt: true },
          { length: 1400, width: 850, headroom: 1600, facing: 'forward', anchorage: { type: '4_point', maxChairMass: 200 }, threePointBelt: true },
        ],
        driving: { gearbox: 'automatic', standardPedalsUsable: true },
        seats: { total: 8, withOneChair: 6, withTwoChairs: 4 },
        exteriorHeight: 1960,
      }),
    },
  ];
}
