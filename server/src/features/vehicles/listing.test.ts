import { publishFaults } from './listing';
import { mayManage, maySee } from './policy';

describe('publishing', () => {
  const place = { town: 'Grenoble', department: 'Isère' };
  it('needs a town and a way to travel', () => {
    expect(publishFaults({ place, accessibility: { modes: ['transfer'] } })).toEqual([]);
    expect(publishFaults({ place, accessibility: { modes: [] } })).toEqual([{ path: 'accessibility.modes', code: 'vehicles.needs_mode' }]);
    expect(publishFaults({ place: { town: '', department: '' }, accessibility: { modes: ['transfer'] } })).toEqual([{ path: 'location', code: 'vehicles.needs_place' }]);
  });
});

describe('who may', () => {
  const viewer = (accountId: string, role: 'member' | 'support' = 'member') => ({ accountId, sessionId: 's', roles: [role], locale: 'fr' }) as const;

  it.each([
    ['everybody sees what is published', 'published', null, true],
    ['nobody sees a draft', 'draft', null, false],
    ['nor another member a hidden car', 'hidden', viewer('usr_b'), false],
    ['but its owner', 'draft', viewer('usr_a'), true],
    ['and staff', 'in_review', viewer('usr_s', 'support'), true],
  ] as const)('%s', (_rule, status, who, sees) => {
    expect(maySee({ ownerId: 'usr_a', status }, who)).toBe(sees);
  });

  it('only the owner changes a car', () => {
    expect(mayManage({ ownerId: 'usr_a' }, viewer('usr_a'))).toBe(true);
    expect(mayManage({ ownerId: 'usr_a' }, viewer('usr_s', 'support'))).toBe(false);
  });
});
