import { ChairChoiceField, ChairNameField, ChairNumberField, type ChairFieldProps } from './ChairFields';
import { isNumber, type Question } from './questions';

export type AskedQuestion = Exclude<Question, 'check'>;

/** The field that a question of the guided way, or a line of the long form, is answered in. */
export function QuestionField({ question, ...field }: ChairFieldProps & { question: AskedQuestion }) {
  if (question === 'name') return <ChairNameField {...field} />;
  return isNumber(question) ? <ChairNumberField name={question} {...field} /> : <ChairChoiceField name={question} {...field} />;
}
