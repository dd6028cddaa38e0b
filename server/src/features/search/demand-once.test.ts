import { dayMs, hourMs } from '@passerelle/shared/time';
import { settableClock } from '../../../test/settable-clock';
import { createOncePerDay } from './demand-once';
import { question } from './search-fixtures';

describe('the first of equal searches in a day', () => {
  it('is new once, and again a day later', () => {
    const clock = settableClock();
    const isNew = createOncePerDay(clock);
    expect([isNew(question({})), isNew(question({})), isNew(question({}))]).toEqual([true, false, false]);
    clock.advance(dayMs - hourMs);
    expect(isNew(question({}))).toBe(false);
    clock.advance(hourMs);
    expect(isNew(question({}))).toBe(true);
  });

  it('differs by what is asked, not by how the answer is shown', () => {
    const isNew = createOncePerDay(settableClock());
    expect(isNew(question({}))).toBe(true);
    expect(isNew(question({ sort: 'price', limit: 5 }))).toBe(false);
    expect(isNew(question({ filters: { access: 'lift' } }))).toBe(true);
  });

  it('forgets the oldest when too many are remembered', () => {
    const isNew = createOncePerDay(settableClock());
    const first = question({ near: { lat: 45, lon: 5 } });
    expect(isNew(first)).toBe(true);
    for (let index = 0; index < 20_000; index += 1) isNew({ ...first, near: { lat: 45, lon: 5 + index / 1e6 + 1e-6 } });
    expect(isNew(first)).toBe(true);
  });
});
