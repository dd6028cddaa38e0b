import type { SearchAsked } from '@passerelle/shared/search/contract';
import type { Context } from '../../core/context';
import type { AccountsFeature } from '../accounts';
import type { SearchFeature } from '../search';
import type { VehiclesFeature } from '../vehicles';
import type { AlertRecord } from './alert';
import { joinAsked, openNeeds } from './needs';
import type { AlertRepository } from './repository';

/** What the use cases of alerts work with. */
export interface AlertParts {
  readonly context: Context;
  readonly alerts: AlertRepository;
  readonly accounts: Pick<AccountsFeature, 'contactOf' | 'emailConfirmed'>;
  readonly search: Pick<SearchFeature, 'shown'>;
  readonly vehicles: Pick<VehiclesFeature, 'published' | 'summaries'>;
}

/** The whole search of an alert; null where its health data cannot be opened any more: without them it would find the wrong cars. */
export function openAsked({ context: { secrets, log } }: Pick<AlertParts, 'context'>, { id, asked, sealedNeeds }: Pick<AlertRecord, 'id' | 'asked' | 'sealedNeeds'>): SearchAsked | null {
  if (sealedNeeds === null) return asked;
  try {
    return joinAsked(asked, openNeeds(secrets.field, id, sealedNeeds));
  } catch {
    // Without the error: it may quote what it could not read.
    log.warn({ alertId: id }, 'the needs of an alert cannot be opened');
    return null;
  }
}

/** That an alert was made, stopped or ended: ids alone. */
export const alertEvent = (what: 'made' | 'stopped' | 'ended' | 'found', accountId: string, by: string, data: Readonly<Record<string, string | number>>) =>
  ({ type: `alerts.${what}`, by, subject: { kind: 'account', id: accountId }, data }) as const;
