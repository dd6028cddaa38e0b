import { createHash } from 'node:crypto';
import { driversContract, type LicenceSaid } from '@passerelle/shared/drivers/contract';
import { problem } from '@passerelle/shared/problem';
import { periodToWire } from '@passerelle/shared/time';
import { idOfLinkToken } from '../../core/crypto/link-token';
import { seal, unseal } from '../../core/crypto/seal';
import { serve } from '../../core/http/route';
import { checkSaid, presentLicence, type Holder } from './licence';
import { licenceDecided } from './listeners';
import type { DriverParts } from './parts';
import type { LicenceRecord } from './repository';

export function driverRoutes({ context: { clock, secrets, events, transaction }, accounts, photos, trips, licences }: DriverParts) {
  const boundTo = (owner: string) => ({ key: secrets.field, purpose: 'drivers.licence', owner });

  const keep = async ({ id, name }: Holder, said: LicenceSaid, picture: Uint8Array) => {
    const now = clock.now();
    checkSaid(said, now);
    const clean = await photos.clean(picture);
    const licence: LicenceRecord = {
      holderId: id, name, state: 'waiting', ...said,
      picture: seal(boundTo(id), clean.toString('base64')),
      hash: createHash('sha256').update(picture).digest('hex'),
      sentAt: now, decidedAt: null, decidedBy: null, reason: null,
    };
    await licences.keep(licence);
    return presentLicence(licence);
  };

  const waitingOf = async (holderId: string): Promise<LicenceRecord & { readonly picture: string }> => {
    const licence = await licences.of(holderId);
    if (licence?.state !== 'waiting' || licence.picture === null) throw problem('drivers.not_waiting');
    return { ...licence, picture: licence.picture };
  };

  const namedBy = async (token: string) => {
    const bookingId = idOfLinkToken('drive', token, secrets.field);
    const trip = bookingId === null ? null : await trips.namedDriver(bookingId);
    if (bookingId === null || !trip) throw problem('drivers.not_asked');
    return { bookingId, ...trip };
  };

  return serve(driversContract, {
    mine: async ({ viewer }) => presentLicence(await licences.of(viewer.accountId)),
    send: ({ query, body, viewer: { accountId } }) => keep({ id: accountId, name: null }, query, body),
    async asked({ params: { token } }) {
      const { bookingId, period, ...trip } = await namedBy(token);
      return { ...trip, period: periodToWire(period), licence: presentLicence(await licences.of(bookingId)) };
    },
    async sendByLink({ params: { token }, query, body }) {
      const { bookingId, driver } = await namedBy(token);
      return keep({ id: bookingId, name: driver }, query, body);
    },
    async waiting() {
      const found = await licences.waiting();
      const people = await accounts.people(found.map(({ holderId }) => holderId));
      const items = found.map(({ holderId, name, category, validUntil, bornOn, sentAt }) => ({
        holderId, displayName: name ?? people.get(holderId)?.displayName ?? '–', category, validUntil, bornOn, sentAt: sentAt.toISOString(),
      }));
      return { items };
    },
    async picture({ params: { holderId } }) {
      const { picture } = await waitingOf(holderId);
      return { type: 'image/webp', bytes: Buffer.from(unseal(boundTo(holderId), picture), 'base64'), fileName: 'licence.webp' };
    },
    async decide({ params: { holderId }, body: { approved, reason }, viewer }) {
      const { hash } = await waitingOf(holderId);
      const state = approved ? ('approved' as const) : ('refused' as const);
      const decision = { state, decidedAt: clock.now(), decidedBy: viewer.accountId, reason: reason ?? null };
      const decided = await transaction(async (session) => {
        const licence = await licences.decide(holderId, hash, decision, session);
        if (!licence) throw problem('drivers.not_waiting');
        await events.append({ type: licenceDecided, by: `support:${viewer.accountId}`, subject: { kind: 'account', id: holderId }, data: { approved } }, session);
        return licence;
      });
      return presentLicence(decided);
    },
  });
}
