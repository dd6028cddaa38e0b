import { useEffect, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm, type DefaultValues, type FieldValues, type Path, type RegisterOptions } from 'react-hook-form';
import { isProblem, type ApiProblem } from '../api/api-problem';
import { byPlaceOnPage, fieldId, fieldOfPath } from './field-place';
import { messagesOf } from './messages';

export interface ProblemFormOptions<Values extends FieldValues> {
  /** Prefix of the ids of the fields; unique on the page. */
  id: string;
  defaultValues: DefaultValues<Values>;
  /** Sends what was typed. What it throws as an ApiProblem is shown at the fields and in the summary; nothing typed is lost. */
  send: (values: Values) => Promise<unknown>;
  /** Paths of the request whose field has another name: `{ 'pricing.perDay': 'price' }`. */
  paths?: Readonly<Record<string, Path<Values>>>;
  /** Handles a refusal in another way than the summary (return true): a version conflict, an expired quote. */
  onProblem?: (problem: ApiProblem) => boolean;
}

interface Refusal {
  readonly title?: string;
  readonly lines: readonly { readonly name?: string; readonly message: string }[];
}

const nothing: Refusal = { lines: [] };

/**
 * A form whose errors, those found here and those the server found, stand at their fields and in one summary that
 * takes the focus. Built on react-hook-form; the whole of it is there as `form`.
 *
 * ```tsx
 * const { fields, formProps, summary, busy } = useProblemForm({
 *   id: 'sign-in',
 *   defaultValues: { email: '', password: '' },
 *   send: async (values) => { await session.signIn(values); navigate('/'); },
 * });
 * <form {...formProps}>
 *   <ErrorSummary {...summary} />
 *   <TextField {...fields.text('email', { required: t('email.missing') })} label={t('email.label')} />
 *   <Controller control={form.control} name="width" render={({ field }) => <NumberField {...field} {...fields.own('width')} … />} />
 *   <Button type="submit" busy={busy} busyText={t('sending')}>{t('send')}</Button>
 * </form>
 * ```
 */
export function useProblemForm<Values extends FieldValues>({ id, defaultValues, send, paths, onProblem }: ProblemFormOptions<Values>) {
  const { t } = useTranslation('lib');
  const form = useForm<Values>({ defaultValues, shouldFocusError: false, mode: 'onSubmit', reValidateMode: 'onChange' });
  const [refusal, setRefusal] = useState(nothing);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const { subscribe } = form;

  // What the server said of a field holds until the field is changed.
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          if (name) setRefusal((before) => ({ ...before, lines: before.lines.filter((line) => !line.name || !(name === line.name || name.startsWith(`${line.name}.`))) }));
        },
      }),
    [subscribe],
  );

  const show = (problem: ApiProblem) => {
    const exists = (name: string) => document.getElementById(fieldId(id, name)) !== null;
    const lines = problem.errors.map(({ path, message }) => {
      const name = fieldOfPath(path, exists, paths);
      return name === undefined ? { message } : { name, message };
    });
    setRefusal(lines.length > 0 ? { lines } : { title: problem.title, lines: [{ message: [problem.detail, waitOf(problem)].filter(Boolean).join(' ') }] });
  };
  const waitOf = ({ status, retryAfter }: ApiProblem) => {
    if (status !== 429 || retryAfter === undefined) return '';
    return retryAfter < 60 ? t('form.waitSeconds', { count: retryAfter }) : t('form.waitMinutes', { count: Math.ceil(retryAfter / 60) });
  };

  const onValid = async (values: Values) => {
    setBusy(true);
    setRefusal(nothing);
    try {
      await send(values);
    } catch (error) {
      // A fault of ours, not a refusal: the console has it, and the button can be pressed again.
      if (!isProblem(error)) throw error;
      if (!onProblem?.(error)) show(error);
      setAttempt((count) => count + 1);
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event?: SyntheticEvent) => {
    event?.preventDefault();
    // Enter in a field sends a form whose button is busy.
    if (busy) return;
    void form.handleSubmit(onValid, () => setAttempt((count) => count + 1))(event);
  };

  const own = messagesOf(form.formState.errors);
  const serverLines = refusal.lines.filter((line) => !own.some(({ name }) => name === line.name));
  const messageOf = (name: string) => own.find((line) => line.name === name)?.message ?? serverLines.find((line) => line.name === name)?.message;
  const lineOf = ({ name, message }: { name?: string; message: string }) => (name === undefined ? { message } : { fieldId: fieldId(id, name), message });

  const fields = {
    /** For a field whose value react-hook-form keeps itself: id, error, and what `register` gives. */
    text: <Name extends Path<Values>>(name: Name, rules?: RegisterOptions<Values, Name>) => ({
      ...form.register(name, rules),
      id: fieldId(id, name),
      error: messageOf(name),
    }),
    /** For a field inside a `Controller`, or a group: id and error. */
    own: (name: Path<Values>) => ({ id: fieldId(id, name), error: messageOf(name) }),
  };

  return {
    form,
    fields,
    busy,
    formProps: { onSubmit, noValidate: true } as const,
    /** For `<ErrorSummary>`, at the top of the form. */
    summary: {
      errors: [...own, ...serverLines].map(lineOf).sort(byPlaceOnPage),
      attempt,
      ...(refusal.title === undefined || own.length > 0 ? {} : { title: refusal.title }),
    },
    /** Shows a refusal that came from elsewhere than `send`. */
    show: (problem: ApiProblem) => {
      show(problem);
      setAttempt((count) => count + 1);
    },
  };
}
