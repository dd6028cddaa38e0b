import { problem } from '@passerelle/shared/problem';
import { wheelchairsContract } from '@passerelle/shared/wheelchairs/contract';
import type { Context } from '../../core/context';
import { serve, type MountedContract } from '../../core/http/route';
import { openMeasures, sealMeasures, type KeptMeasures } from './kept-wheelchairs';
import type { KeptRepository } from './repository';

type Parts = Pick<Context, 'clock' | 'log' | 'secrets'> & { readonly kept: KeptRepository };

/** What nobody can read any more counts as nothing: the person measures again, instead of meeting an error for ever. */
function openOrNothing({ secrets, log }: Parts, accountId: string, sealed: string): KeptMeasures | null {
  try {
    return openMeasures(secrets.field, accountId, sealed);
  } catch {
    // Without the error: it may quote what it could not read.
    log.warn({ accountId }, 'kept wheelchairs cannot be opened');
    return null;
  }
}

/** An account sees and changes its own; no route takes an id. Nothing of it is an event, because that somebody keeps a wheelchair is health data too. */
export function wheelchairRoutes(parts: Parts): MountedContract {
  const { clock, secrets, kept } = parts;
  return serve(wheelchairsContract, {
    get: async ({ viewer: { accountId } }) => {
      const found = await kept.ofAccount(accountId);
      if (!found) return { version: 0, items: [] };
      const { version, consentAt } = found;
      const measures = openOrNothing(parts, accountId, found.sealed);
      return measures ? { version, consentAt: consentAt.toISOString(), ...measures } : { version, items: [] };
    },
    keep: async ({ viewer: { accountId }, body: { version, items, driver } }) => {
      const consentAt = clock.now();
      const sealed = sealMeasures(secrets.field, accountId, { items, driver });
      if (!(await kept.keep(accountId, version, { sealed, consentAt }))) throw problem('wheelchairs.version_conflict');
      return { version: version + 1, consentAt: consentAt.toISOString() };
    },
    forget: async ({ viewer }) => {
      await kept.forget(viewer.accountId);
    },
  });
}
