import { mustCall } from './people.mjs';

const accessibility = {
  modes: ['passenger_in_wheelchair'],
  access: { type: 'ramp', side: 'rear', operation: 'manual', width: 780, length: 1800, thresholdHeight: 300, swl: 350 },
  door: { width: 800, height: 1400 },
  spaces: [{ length: 1350, width: 800, headroom: 1450, facing: 'forward', anchorage: { type: '4_point', maxChairMass: 200 }, threePointBelt: true }],
};

/** A car that needs no answer of its owner; gives its id. */
export async function publishCar(url, owner) {
  const token = await owner.token();
  const body = { title: 'Bench car', address: '1 place Bellecour, Lyon', location: { lat: 45.7578, lon: 4.832 }, accessibility, pricing: { perDay: { amount: 5000, currency: 'EUR' } }, instant: true };
  const { id, version } = await mustCall(url, 'POST', '/api/vehicles', { token, body });
  await mustCall(url, 'POST', `/api/vehicles/${id}/publish`, { token, body: { version } });
  return id;
}
