import fieldErrorsEn from '../locales/field-errors.en.json';
import fieldErrorsFr from '../locales/field-errors.fr.json';
import { faultsAgainstCheckIn, handoverReportSchema } from './handover';

const photos = (...views: string[]) => views.map((view, index) => ({ id: `pho_${index}`, view }));
const aReport = {
  km: 48_210,
  energyPercent: 75,
  equipment: { rampCycle: 'works', straps: 4, belts: 'ok', remote: 'there' },
  demonstrated: true,
  photos: photos('front', 'rear', 'right', 'dashboard'),
  note: 'Rayure sous la portière droite.\nDéjà connue.',
  signature: { typedName: ' Camille Martin ' },
  actedAt: '2027-06-10T08:12:00Z',
};
const { equipment } = aReport;

/** Path and code of each fault. */
const faultsOf = (change: object): string[] => {
  const { error } = handoverReportSchema.safeParse({ ...aReport, ...change });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
};

it('a report is taken, with its name trimmed', () => {
  expect(handoverReportSchema.parse(aReport)).toEqual({ ...aReport, signature: { typedName: 'Camille Martin' } });
});

it.each<[string, object, string[]]>([
  ['kilometres with a comma', { km: 48_210.5 }, ['km: handover.km_not_whole']],
  ['fewer than none', { km: -1 }, ['km: handover.km_not_whole']],
  ['more than a car ever drove', { km: 2_000_001 }, ['km: handover.km_too_many']],
  ['more energy than full', { energyPercent: 101 }, ['energyPercent: handover.energy_out_of_range']],
  ['nine straps', { equipment: { ...equipment, straps: 9 } }, ['equipment.straps: handover.straps_too_many']],
  ['straps not counted', { equipment: { ...equipment, straps: undefined } }, ['equipment.straps: handover.straps_not_counted']],
  ['a ramp not tried', { equipment: { ...equipment, rampCycle: 'yes' } }, ['equipment.rampCycle: handover.ramp_not_tried']],
  ['belts not looked at', { equipment: { ...equipment, belts: null } }, ['equipment.belts: handover.belts_not_checked']],
  ['a remote not looked for', { equipment: { ...equipment, remote: undefined } }, ['equipment.remote: handover.remote_not_checked']],
  ['nothing said of a demonstration', { demonstrated: undefined }, ['demonstrated: handover.demonstrated_not_said']],
  ['three photos', { photos: photos('front', 'rear', 'dashboard') }, ['photos: handover.photos_too_few']],
  ['twenty-one photos', { photos: photos(...Array.from({ length: 20 }, () => 'damage'), 'dashboard') }, ['photos: handover.photos_too_many']],
  ['no photo of the dashboard', { photos: photos('front', 'rear', 'left', 'right') }, ['photos: handover.dashboard_missing']],
  ['the same photo twice', { photos: [...photos('front', 'rear', 'dashboard'), { id: 'pho_0', view: 'left' }] }, ['photos: handover.photo_twice']],
])('%s is refused', (_name, change, faults) => {
  expect(faultsOf(change)).toEqual(faults);
});

it('a car without a ramp, without straps and without a remote is a car', () => {
  expect(faultsOf({ equipment: { rampCycle: 'none', straps: 0, belts: 'none', remote: 'none' }, note: undefined })).toEqual([]);
});

describe('at the return', () => {
  const at = (km: number, actedAt = '2027-06-12T08:00:00Z') => ({ km, actedAt });
  it.each([
    ['as many kilometres as at the start', at(48_210), []],
    ['more', at(48_600), []],
    ['fewer', at(48_209), [{ path: 'km', code: 'handover.km_below_check_in' }]],
    ['signed before the start was', at(48_600, '2027-06-10T08:11:59Z'), [{ path: 'actedAt', code: 'handover.before_check_in' }]],
  ])('%s', (_name, checkOut, faults) => {
    expect(faultsAgainstCheckIn(checkOut, aReport)).toEqual(faults);
  });
});

it('every code has its sentence in both languages', () => {
  const codes = ['km_not_whole', 'km_too_many', 'km_below_check_in', 'energy_out_of_range', 'ramp_not_tried', 'straps_not_counted', 'straps_too_many', 'belts_not_checked', 'remote_not_checked', 'demonstrated_not_said', 'photos_too_few', 'photos_too_many', 'photo_twice', 'dashboard_missing', 'before_check_in'];
  for (const texts of [fieldErrorsFr, fieldErrorsEn]) expect(codes.filter((code) => !(`handover.${code}` in texts))).toEqual([]);
});
