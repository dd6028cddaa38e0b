import { z } from 'zod';
import { problem, type FieldError } from '@passerelle/shared/problem';

const customCode = z.object({ code: z.string() });

/** Our own code where a rule gave one, else the kind of fault that zod names. */
function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') {
    const own = customCode.safeParse(issue.params);
    if (own.success) return own.data.code;
  }
  if (/^[a-z_]+\.[a-z_]+$/.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required';
  return issue.code;
}

/** The issues with the input kept, so that a missing field can be told from a wrong one. */
function parse<S extends z.ZodType>(schema: S, value: unknown): z.ZodSafeParseResult<z.output<S>> {
  return schema.safeParse(value, { reportInput: true });
}

function fieldErrors(error: z.ZodError, prefix: string): FieldError[] {
  return error.issues.slice(0, 50).map((issue) => ({ path: [prefix, ...issue.path.map(String)].filter(Boolean).join('.'), code: codeOf(issue) }));
}

/** Checks one part of a request against its schema. Throws `request.invalid` with every wrong field. */
export function checkPart<S extends z.ZodType>(schema: S, value: unknown, prefix = ''): z.output<S> {
  const parsed = parse(schema, value);
  if (!parsed.success) throw problem('request.invalid', { errors: fieldErrors(parsed.error, prefix) });
  return parsed.data;
}
