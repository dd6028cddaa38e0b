import { createHash } from 'node:crypto';
import { driversContract, type Licence } from '@passerelle/shared/drivers/contract';
import { problem } from '@passerelle/shared/problem';
import type { Context } from '../../core/context';
import { seal, unseal } from '../../core/crypto/seal';
import type { Feature } from '../../core/feature';
import { serve } from '../../core/http/route';
import type { AccountsFeature } from '../accounts';
import type { PhotosFeature } from '../photos';
import { createLicenceRepository, type LicenceRecord } from './repository';

export interface DriversFeature extends Feature {
  /** Whether support found this account's licence right, and it is valid up to this instant. */
  mayDrive(accountId: string, until: Date): Promise<boolean>;
  /** Of these accounts, what is known of the licence of each; absent: nothing was ever sent. */
  standings(accountIds: readonly string[]): Promise<ReadonlyMap<string, Pick<LicenceRecord, 'state' | 'validUntil'>>>;
}

const youngest = 18;
const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The day on which somebody who was born then has lived so many years. */
const birthday = (bornOn: string, years: number): string => `${Number(bornOn.slice(0, 4)) + years}${bornOn.slice(4)}`;

function present(licence: LicenceRecord | null): Licence {
  if (!licence) return { state: 'none' };
  const { state, category, validUntil, decidedAt, reason } = licence;
  return { state, category, validUntil, ...(decidedAt ? { decidedOn: dayOf(decidedAt) } : {}), ...(reason === null ? {} : { reason }) };
}

const field = (path: string) => problem('request.invalid', { errors: [{ path, code: 'invalid' }] });

/** Licences: a picture is sent, support looks at it once, and then it is gone; a hash, the category and the dates stay. */
export function createDrivers(context: Context, { accounts, photos }: { readonly accounts: AccountsFeature; readonly photos: Pick<PhotosFeature, 'clean'> }): DriversFeature {
  const { clock, secrets } = context;
  const licences = createLicenceRepository(context.database);
  const boundTo = (owner: string) => ({ key: secrets.field, purpose: 'drivers.licence', owner });

  const waitingOf = async (accountId: string): Promise<LicenceRecord & { readonly picture: string }> => {
    const licence = await licences.of(accountId);
    if (licence?.state !== 'waiting' || licence.picture === null) throw problem('drivers.not_waiting');
    return { ...licence, picture: licence.picture };
  };

  return {
    name: 'drivers',
    indexes: licences.indexes,
    contracts: [
      serve(driversContract, {
        mine: async ({ viewer }) => present(await licences.of(viewer.accountId)),
        async send({ query, body, viewer: { accountId } }) {
          const now = clock.now();
          if (query.validUntil < dayOf(now)) throw field('validUntil');
          if (birthday(query.bornOn, youngest) > dayOf(now)) throw field('bornOn');
          const clean = await photos.clean(body);
          const picture = seal(boundTo(accountId), clean.toString('base64'));
          const hash = createHash('sha256').update(body).digest('hex');
          const licence: LicenceRecord = { accountId, state: 'waiting', ...query, picture, hash, sentAt: now, decidedAt: null, decidedBy: null, reason: null };
          await licences.keep(licence);
          return present(licence);
        },
        async waiting() {
          const found = await licences.waiting();
          const people = await accounts.people(found.map(({ accountId }) => accountId));
          const items = found.map(({ accountId, category, validUntil, bornOn, sentAt }) => ({
            accountId, displayName: people.get(accountId)?.displayName ?? '–', category, validUntil, bornOn, sentAt: sentAt.toISOString(),
          }));
          return { items };
        },
        async picture({ params: { accountId } }) {
          const { picture } = await waitingOf(accountId);
          return { type: 'image/webp', bytes: Buffer.from(unseal(boundTo(accountId), picture), 'base64'), fileName: 'licence.webp' };
        },
        async decide({ params: { accountId }, body: { approved, reason }, viewer }) {
          const { hash } = await waitingOf(accountId);
          const state = approved ? ('approved' as const) : ('refused' as const);
          const decided = await licences.decide(accountId, hash, { state, decidedAt: clock.now(), decidedBy: viewer.accountId, reason: reason ?? null });
          if (!decided) throw problem('drivers.not_waiting');
          return present(decided);
        },
      }),
    ],
    standings: async (accountIds) => new Map((await licences.ofAll(accountIds)).map(({ accountId, state, validUntil }) => [accountId, { state, validUntil }])),
    async mayDrive(accountId, until) {
      const licence = await licences.of(accountId);
      return licence?.state === 'approved' && licence.validUntil >= dayOf(until);
    },
  };
}
