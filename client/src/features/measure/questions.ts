import type { ChairNumber } from '../../lib/chairs/chair-limits';
import { alsoAsked, askedOf, readDraft, type ChairDraft } from './chair-draft';

/** One screen of the guided way; `check` shows every answer before they are kept. */
export type Question = 'propulsion' | ChairNumber | 'precision' | 'crashTested' | 'pin' | 'name' | 'check';

/** In the order of a person with a tape: the tape first, then scales, then papers. */
export function questionsFor(draft: Pick<ChairDraft, 'propulsion'>): readonly Question[] {
  const also = alsoAsked(draft.propulsion).filter((name) => name !== 'headBow');
  return ['propulsion', 'width', 'length', 'height', 'headBow', 'precision', 'occupiedMass', 'chairMass', ...also, 'crashTested', 'pin', 'name', 'check'];
}

export const isNumber = (question: string): question is ChairNumber =>
  askedOf({ propulsion: 'powered' }).some((name) => name === question) || question === 'helperMass';

/** Whether one may go on from here: what was answered can be read. */
export function isAnswered(question: Question, draft: ChairDraft): boolean {
  return !readDraft(draft).faults.some(({ name }) => name === question);
}
