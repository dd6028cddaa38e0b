import { fewestHandoverPhotos, handoverReportSchema, photoViews as viewsOfContract } from '@passerelle/shared/bookings/handover';
import fc from 'fast-check';
import { aDraft } from './handover-fixtures';
import { faultsOf, fewestPhotos, photoViews, reportOf } from './report-faults';

const signed = { signedAt: '2026-11-22T09:05:00.000Z' };
const withIds = (draft = aDraft()) => ({ ...draft, ...signed, photos: draft.photos.map((photo) => ({ ...photo, id: `pho_${photo.clientId}` })) });
const codes = (change: Parameters<typeof aDraft>[0] = {}, kind: 'check-in' | 'check-out' = 'check-in') => faultsOf(aDraft(change, kind), { km: 48_000 }).map(({ code }) => code);
const answers = (more: Partial<ReturnType<typeof aDraft>['answers']>) => ({ answers: { ...aDraft().answers, ...more } });

describe('what is missing in a report', () => {
  it('is nothing when everything was answered', () => expect(codes()).toEqual([]));

  it.each([
    ['too few photos', { photos: aDraft().photos.slice(2) }, ['photosFew']],
    ['no photo of the dashboard', { photos: aDraft().photos.slice(0, 4) }, ['dashboardPhoto']],
    ['km that are no whole number', answers({ km: '48 000,5' }), ['km']],
    ['energy beyond full', answers({ energy: '101' }), ['energy']],
    ['a ramp that was not tried', { answers: (({ rampCycle: _, ...rest }) => rest)(aDraft().answers) }, ['rampCycle']],
    ['more straps than any car has', answers({ straps: '9' }), ['straps']],
    ['no name', answers({ typedName: '  ' }), ['typedName']],
  ])('is said: %s', (_, change, expected) => expect(codes(change)).toEqual(expected));

  it('is a mileage below that of the start, at the return only', () => {
    expect(codes(answers({ km: '47 999' }), 'check-out')).toEqual(['kmBelow']);
    expect(codes(answers({ km: '47 999' }))).toEqual([]);
  });
});

it('knows the views and the number of photos of the contract', () => {
  expect(photoViews).toEqual(viewsOfContract);
  expect(fewestPhotos).toBe(fewestHandoverPhotos);
});

it('lets through what the server takes, and nothing else', () => {
  const text = fc.oneof(fc.integer({ min: -2, max: 2_000_002 }).map(String), fc.constantFrom('', 'abc', '1,5', '8', '9', '100', '101'));
  fc.assert(
    fc.property(text, text, text, fc.subarray([...photoViews]), (km, energy, straps, views) => {
      const draft = withIds(aDraft({ ...answers({ km, energy, straps }), photos: views.map((view) => ({ clientId: view, view, takenAt: signed.signedAt })) }));
      expect(handoverReportSchema.safeParse(reportOf(draft)).success).toBe(faultsOf(draft).length === 0);
    }),
  );
});

it('makes no report while a photo is not with the server', () => {
  expect(reportOf(withIds())).toMatchObject({ km: 48_000, energyPercent: 80, actedAt: signed.signedAt });
  expect(reportOf({ ...aDraft(), ...signed })).toBeUndefined();
});
