import { z } from 'zod';
import { invalidRequest, type ApiError } from './api-error';
import type { FormObject, FormValue } from './form';

const MAX_AMOUNT = 99_999_999;
const currencies = ['eur', 'gbp', 'chf', 'usd', 'cad', 'dkk', 'nok', 'sek', 'pln', 'czk'] as const;

/** A refusal of one value with Stripe's own code, carried through zod. */
const refuse = (context: z.RefinementCtx<unknown>, code: string, message: string): typeof z.NEVER => {
  context.addIssue({ code: 'custom', message, params: { stripe: code } });
  return z.NEVER;
};

export const text = (max = 5000) => z.string().min(1).max(max);
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const currency = z.string().toLowerCase().pipe(z.enum(currencies));
export const url = z.string().refine((value) => URL.canParse(value.replaceAll(/[{}]/g, '')) && /^https?:/.test(value), { message: 'Not a valid URL', params: { stripe: 'url_invalid' } });
/** An empty string clears. */
export const metadata = z.union([z.literal('').transform(() => ({})), z.record(z.string().max(40), z.string().max(500)).refine((map) => Object.keys(map).length <= 50)]);

export const integer = z.string().transform((value, context) =>
  /^-?\d{1,15}$/.test(value) ? Number(value) : refuse(context, 'parameter_invalid_integer', `Invalid integer: ${value}`),
);
export const positive = integer.transform((value, context) =>
  value >= 1 ? value : refuse(context, 'parameter_invalid_integer', 'This value must be greater than or equal to 1.'),
);
export const notNegative = integer.transform((value, context) =>
  value >= 0 ? value : refuse(context, 'parameter_invalid_integer', 'This value must be greater than or equal to 0.'),
);

/** Stripe's bounds of a payment: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
export function checkChargeable(amount: number, param: string): void {
  if (amount < 50) throw invalidRequest('The amount must be greater than or equal to the minimum charge amount allowed for your account and the currency set.', { code: 'amount_too_small', param });
  if (amount > MAX_AMOUNT) throw invalidRequest('Amount must be no more than 999999.99.', { code: 'amount_too_large', param });
}

function bracketed(path: readonly PropertyKey[]): string {
  const [head, ...rest] = path.map(String);
  return (head ?? '') + rest.map((part) => `[${part}]`).join('');
}

function valueAt(root: FormValue, path: readonly PropertyKey[]): FormValue | undefined {
  return path.reduce<FormValue | undefined>((node, key) => (typeof node === 'object' ? Object.entries(node).find(([name]) => name === String(key))?.[1] : undefined), root);
}

function asApiError(issue: z.core.$ZodIssue, root: FormValue): ApiError {
  if (issue.code === 'unrecognized_keys') {
    const param = bracketed([...issue.path, issue.keys[0] ?? '']);
    return invalidRequest(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  }
  const param = bracketed(issue.path);
  const value = valueAt(root, issue.path);
  if (value === undefined) return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  if (issue.code === 'custom') {
    const code: unknown = issue.params?.stripe;
    return invalidRequest(issue.message, { code: typeof code === 'string' ? code : undefined, param });
  }
  if (value === '') return invalidRequest(`You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset.`, { code: 'parameter_invalid_empty', param });
  if (issue.code === 'invalid_value') return invalidRequest(`Invalid ${param}: must be one of ${issue.values.map(String).join(', ')}`, { param });
  return invalidRequest(`Invalid value for ${param}: ${issue.message}`, { param });
}

/** Reads an endpoint's parameters. What the schema does not name is refused, never silently ignored. */
export function readParams<T>(schema: z.ZodType<T>, params: FormObject): T {
  const result = schema.safeParse(params);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue ? asApiError(issue, params) : invalidRequest('Invalid parameters.');
}
