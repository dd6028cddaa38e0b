import { z } from 'zod';
import { defineRoutes } from '../contract';
import { localeSchema } from '../locale';
import { oneLine } from '../person';

export const roleSchema = z.enum(['member', 'support', 'administrator']);
export type Role = z.infer<typeof roleSchema>;

export const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  displayName: z.string(),
  locale: localeSchema,
  roles: z.array(roleSchema),
  emailConfirmed: z.boolean(),
});
export type User = z.infer<typeof userSchema>;

const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** Length is the only rule (NIST SP 800-63B): long enough to resist guessing, short enough to hash. */
const newPasswordSchema = z.string().min(10).max(200);

const signedInSchema = z.object({ accessToken: z.string(), user: userSchema });
const signInReply = z.object({
  accessToken: z.string().optional(),
  user: userSchema.optional(),
  secondFactor: z.object({ challenge: z.string() }).optional(),
});

export const accountsContract = defineRoutes('accounts', {
  signUp: {
    method: 'POST',
    path: '/api/auth/sign-up',
    summary: 'Makes an account and signs it in.',
    body: z.object({
      email: emailSchema,
      password: newPasswordSchema,
      displayName: oneLine(60),
      locale: localeSchema,
      acceptTerms: z.literal(true),
    }),
    reply: signedInSchema,
    status: 201,
    auth: 'public',
    rateLimit: 'signUp',
    audit: true,
  },
  signIn: {
    method: 'POST',
    path: '/api/auth/sign-in',
    summary: 'Signs in; staff are asked for their second factor.',
    body: z.object({ email: emailSchema, password: z.string().min(1).max(200) }),
    reply: signInReply,
    auth: 'public',
    rateLimit: 'signIn',
    audit: true,
  },
  secondFactor: {
    method: 'POST',
    path: '/api/auth/second-factor',
    summary: 'Ends a sign-in of staff with the code of their authenticator.',
    body: z.object({
      challenge: z.string().min(1).max(2000),
      code: z
        .string()
        .transform((text) => text.replace(/\s/g, ''))
        .pipe(z.string().regex(/^\d{6}$/)),
    }),
    reply: signedInSchema,
    auth: 'public',
    rateLimit: 'signIn',
    audit: true,
  },
  refresh: {
    method: 'POST',
    path: '/api/auth/refresh',
    summary: 'A new access token for the refresh cookie, which is rotated.',
    reply: signedInSchema,
    auth: 'public',
    rateLimit: 'write',
    audit: false,
  },
  signOut: {
    method: 'POST',
    path: '/api/auth/sign-out',
    summary: 'Ends this session on every tab.',
    reply: null,
    auth: 'public',
    rateLimit: 'write',
    audit: true,
  },
  confirmEmail: {
    method: 'POST',
    path: '/api/auth/confirm-email',
    summary: 'Confirms the address with the token from the mail.',
    body: z.object({ token: z.string().min(1).max(200) }),
    reply: z.object({ emailConfirmed: z.literal(true) }),
    auth: 'public',
    rateLimit: 'signIn',
    audit: true,
  },
  me: {
    method: 'GET',
    path: '/api/me',
    summary: 'The account that is signed in.',
    reply: userSchema,
    auth: 'user',
    rateLimit: 'read',
    audit: false,
  },
  updateMe: {
    method: 'PATCH',
    path: '/api/me',
    summary: 'Changes the name or the language of the account.',
    body: z.object({ displayName: oneLine(60).optional(), locale: localeSchema.optional() }),
    reply: userSchema,
    auth: 'user',
    rateLimit: 'write',
    audit: false,
  },
  demoAccounts: {
    method: 'GET',
    path: '/api/demo/accounts',
    summary: 'In demo mode, the accounts that the sign-in page offers; empty otherwise.',
    reply: z.object({
      items: z.array(z.object({ email: z.string(), password: z.string(), role: z.enum(['renter', 'owner', 'support', 'administrator']), code: z.string().optional() })),
    }),
    auth: 'public',
    rateLimit: 'read',
    audit: false,
  },
});
