import { overlaps, type Box } from './spread';

/** A group's place: the middle of its members. */
export function middleOf(members: readonly { readonly x: number; readonly y: number }[]): { x: number; y: number } {
  const sum = members.reduce((at, { x, y }) => ({ x: at.x + x, y: at.y + y }), { x: 0, y: 0 });
  return { x: sum.x / members.length, y: sum.y / members.length };
}

/**
 * Pins that would cover each other stand together as one. `boxOf` is the pin's box for these members, one or several.
 * Members keep their order, and a group stands where its first member does.
 */
export function gather<P>(pins: readonly P[], boxOf: (members: readonly P[]) => Box): readonly (readonly P[])[] {
  const groups = pins.map((pin) => ({ members: [pin], box: boxOf([pin]) }));
  const mergeOnce = (): boolean => {
    for (const [index, group] of groups.entries()) {
      const other = groups.findIndex(({ box }, at) => at > index && overlaps(group.box, box));
      const [taken] = other < 0 ? [] : groups.splice(other, 1);
      if (!taken) continue;
      group.members.push(...taken.members);
      group.box = boxOf(group.members);
      return true;
    }
    return false;
  };
  while (mergeOnce());
  const at = new Map(pins.map((pin, index) => [pin, index]));
  return groups.map(({ members }) => members.sort((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0)));
}
