import { drivingControls as known } from '@passerelle/shared/fit/model';
import { drivingControls, parseDriverNeeds, readDriverNeeds, saveDriverNeeds } from './driver-needs';

describe('what a driver needs', () => {
  beforeEach(() => saveDriverNeeds({ licenceCodes: [], controls: [] }));

  it('comes back as it was saved, the same object until it changes, and leaves no trace when it is empty', () => {
    const needs = { licenceCodes: ['78', '40.05'], controls: ['ball' as const] };
    saveDriverNeeds(needs);
    expect(readDriverNeeds()).toEqual(needs);
    expect(readDriverNeeds()).toBe(readDriverNeeds());
    saveDriverNeeds({ licenceCodes: [], controls: [] });
    expect(readDriverNeeds()).toEqual({ licenceCodes: [], controls: [] });
    expect(localStorage.length).toBe(0);
  });

  it('knows the same controls as the server', () => {
    expect([...drivingControls].sort()).toEqual([...known].sort());
  });

  it.each([
    ['nothing', undefined],
    ['a text', '78'],
    ['a list', ['78']],
    ['codes and controls that are none', { licenceCodes: ['abc', 78, '1'], controls: ['sail'] }],
  ])('is empty where %s was stored', (_, stored) => {
    expect(parseDriverNeeds(stored)).toEqual({ licenceCodes: [], controls: [] });
  });

  it('names each code once', () => {
    expect(parseDriverNeeds({ licenceCodes: ['78', '78', 'x'] }).licenceCodes).toEqual(['78']);
  });
});
