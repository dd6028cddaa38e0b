import { randomBytes } from 'node:crypto';
import { generateSecret } from 'otplib';
import type { Role } from '@passerelle/shared/accounts/contract';
import { dayMs, plusMs } from '@passerelle/shared/time';
import type { Account } from './account';
import { stepToShow } from './demo-code';
import { codeOfStep } from './one-time-code';
import type { AccountParts } from './parts';
import { hashPassword } from './password';
import { isLoopback } from './policy';
import { openSecret } from './second-factor-secret';
import { newSecondFactor, seedAccounts, type SeededPerson } from './seed-accounts';

const knownPassword = 'demo-passerelle';
const knownSecret = 'PASSERELLEDEMOSECONDFACTORSECRET';

type DemoRole = 'renter' | 'owner' | 'support' | 'administrator';

interface DemoPerson {
  readonly role: DemoRole;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

const demoPeople = {
  renter: { role: 'renter', email: 'renter@demo.passerelle.test', displayName: 'Camille Roussel', roles: ['member'] },
  owner: { role: 'owner', email: 'owner@demo.passerelle.test', displayName: 'Dominique Faure', roles: ['member'] },
  support: { role: 'support', email: 'support@demo.passerelle.test', displayName: 'Sacha, Passerelle', roles: ['member', 'support'] },
  admin: { role: 'administrator', email: 'admin@demo.passerelle.test', displayName: 'Alix, Passerelle', roles: ['member', 'administrator'] },
} as const satisfies Record<string, DemoPerson>;

/** The people of the demo have been members for a while, as its bookings of the past suppose. */
const demoAgeMs = 400 * dayMs;

const isStaffPerson = ({ role }: DemoPerson): boolean => role === 'support' || role === 'administrator';

interface DemoCredentials {
  readonly password: string;
  readonly secret: string;
  readonly demo: 'known' | 'private';
}

/** Known ones on this machine only; where others can reach it they are random and shown once, in the log. */
function credentialsFor({ context }: AccountParts, person: DemoPerson): DemoCredentials {
  if (isLoopback(context.config.host)) return { password: knownPassword, secret: knownSecret, demo: 'known' };
  const made: DemoCredentials = { password: randomBytes(12).toString('base64url'), secret: generateSecret(), demo: 'private' };
  const second = isStaffPerson(person) ? `, authenticator key ${made.secret}` : '';
  context.log.warn(`Demo account ${person.email}: password ${made.password}${second}. This is shown once.`);
  return made;
}

async function makeOne(parts: AccountParts, person: DemoPerson): Promise<string> {
  const { password, secret, demo } = credentialsFor(parts, person);
  const memberSince = plusMs(parts.context.clock.now(), -demoAgeMs);
  const seeded: SeededPerson = { ...person, locale: 'fr', memberSince, ...(isStaffPerson(person) ? { totpSecret: secret } : {}) };
  const [id] = await seedAccounts(parts, [seeded], { passwordHash: await hashPassword(password), demo });
  if (id === undefined) throw new Error(`the demo account ${person.email} was not made`);
  return id;
}

async function ensureOne(parts: AccountParts, person: DemoPerson): Promise<string> {
  return (await parts.accounts.byEmail(person.email))?.id ?? makeOne(parts, person);
}

export interface DemoIds {
  readonly renterId: string;
  readonly ownerId: string;
  readonly supportId: string;
  readonly adminId: string;
}

/** Makes the four accounts of the demo where they are missing. */
export async function ensureDemoAccounts(parts: AccountParts): Promise<DemoIds> {
  return {
    renterId: await ensureOne(parts, demoPeople.renter),
    ownerId: await ensureOne(parts, demoPeople.owner),
    supportId: await ensureOne(parts, demoPeople.support),
    adminId: await ensureOne(parts, demoPeople.admin),
  };
}

/** A demo that was made on this machine only and is now open to others gets new passwords, and the other way round. */
export async function renewDemoCredentials(parts: AccountParts): Promise<void> {
  const wanted = isLoopback(parts.context.config.host) ? 'known' : 'private';
  for (const person of Object.values(demoPeople)) {
    const account = await parts.accounts.byEmail(person.email);
    if (!account?.demo || account.demo === wanted) continue;
    const { password, secret, demo } = credentialsFor(parts, person);
    const secondFactor = isStaffPerson(person) ? newSecondFactor(parts.context.secrets.field, account.id, secret) : null;
    await parts.accounts.setCredentials(account.id, { passwordHash: await hashPassword(password), secondFactor, demo });
  }
}

export interface OfferedAccount {
  readonly email: string;
  readonly password: string;
  readonly role: DemoRole;
  readonly code?: string;
}

function codeFor({ context }: AccountParts, { id, secondFactor }: Account): { code?: string } {
  if (!secondFactor) return {};
  const secret = openSecret(context.secrets.field, id, secondFactor.sealedSecret);
  return { code: codeOfStep(secret, stepToShow(secondFactor.lastStep, context.clock.now())) };
}

/** What the sign-in page offers: nothing without the demo, and nothing that is not known to everybody anyway. */
export async function offeredAccounts(parts: AccountParts): Promise<OfferedAccount[]> {
  if (!parts.context.config.demo) return [];
  const people: DemoPerson[] = Object.values(demoPeople);
  const present = new Map((await parts.accounts.byEmails(people.map(({ email }) => email))).map((account) => [account.email, account]));
  return people.flatMap(({ role, email }) => {
    const account = present.get(email);
    return account?.demo === 'known' ? [{ email, password: knownPassword, role, ...codeFor(parts, account) }] : [];
  });
}
