import { hashOf, type Agreement, type AgreementContent, type SignedHandover } from './agreement';

const euro = (amount: number) => ({ amount, currency: 'EUR' }) as const;

export const aHandover: SignedHandover = {
  km: 48_210,
  energyPercent: 75,
  equipment: { rampCycle: 'works', straps: 4, belts: 'ok', remote: 'none' },
  demonstrated: true,
  photos: 6,
  note: 'Rayure sous la portière droite.\nDéjà connue.',
  signatures: [
    { by: 'owner', name: 'Dominique Lefèvre', at: '2027-06-10T08:05:00.000Z' },
    { by: 'renter', name: 'Camille Œuvrard', at: '2027-06-10T08:09:00.000Z' },
  ],
};

export const aContent: AgreementContent = {
  bookingId: 'bkg_00000000000000000000000001',
  concludedAt: '2027-05-20T10:00:00.000Z',
  terms: {
    owner: 'Dominique Lefèvre',
    renter: 'Camille Œuvrard',
    car: { title: 'Kangoo avec rampe', access: { type: 'ramp', operation: 'manual', side: 'rear' }, spaces: 1, address: '12 rue Lesdiguières, 38000 Grenoble' },
    timeZone: 'Europe/Paris',
    cancellationPolicy: 'moderate',
    extraKm: euro(30),
  },
  period: { from: '2027-06-10T08:00:00.000Z', to: '2027-06-12T08:00:00.000Z' },
  lineItems: [
    { code: 'days', quantity: 2, unit: euro(60_000), total: euro(120_000), paidBy: 'renter', goesTo: 'owner' },
    { code: 'extra.child_seat', quantity: 1, unit: euro(500), total: euro(500), paidBy: 'renter', goesTo: 'owner' },
    { code: 'insurance', quantity: 2, unit: euro(900), total: euro(1_800), paidBy: 'renter', goesTo: 'insurance' },
    { code: 'service_fee', quantity: 1, unit: euro(12_050), total: euro(12_050), paidBy: 'renter', goesTo: 'platform' },
    { code: 'commission', quantity: 1, unit: euro(18_075), total: euro(18_075), paidBy: 'owner', goesTo: 'platform' },
  ],
  total: euro(134_350),
  deposit: euro(50_000),
  includedKm: 300,
  drivers: ['Andrea Nuñez'],
  passengers: ['Noé Martin'],
  verdict: 'tight',
  checkIn: null,
  checkOut: null,
};

export const anAgreement = (change: Partial<AgreementContent> = {}): Agreement => {
  const content = { ...aContent, ...change };
  return { version: 2, drawnUpAt: new Date('2027-06-10T08:10:00Z'), hash: hashOf(content), content };
};
