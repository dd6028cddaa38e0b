import { cancellationSteps } from './cancellation-steps';

const zone = 'Europe/Paris';
const start = new Date('2026-12-20T08:00:00Z');
const now = new Date('2026-11-22T08:00:00Z');
const late = new Date('2026-12-19T20:00:00Z');

describe('what comes back of a cancelled rental', () => {
  it('goes from everything to nothing by the dates of the policy', () => {
    expect(cancellationSteps('flexible', start, zone, now)).toEqual([
      { share: 'everything', until: new Date('2026-12-19T08:00:00Z') },
      { share: 'half', until: start },
      { share: 'nothing' },
    ]);
    expect(cancellationSteps('moderate', start, zone, now)).toEqual([
      { share: 'everything', until: new Date('2026-12-15T08:00:00Z') },
      { share: 'half', until: new Date('2026-12-19T08:00:00Z') },
      { share: 'nothing' },
    ]);
  });

  it('counts from the confirmation where the rule does', () => {
    expect(cancellationSteps('strict', start, zone, now)[0]).toEqual({ share: 'everything', until: new Date('2026-11-24T08:00:00Z'), hoursAfterConfirmation: 48 });
    expect(cancellationSteps('moderate', start, zone, late)).toEqual([
      { share: 'everything', until: new Date('2026-12-19T21:00:00Z'), hoursAfterConfirmation: 1 },
      { share: 'nothing' },
    ]);
  });
});
