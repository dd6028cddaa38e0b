import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import type { TransitionName } from '@passerelle/shared/bookings/states';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/buttons/Button';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { DefinitionList } from '../../../ui/data/DefinitionList';
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import type { Acting } from '../booking/use-act';
import { namesIn } from '../next-step';
import { differenceKey } from './difference';

/** Other dates, or a longer trip, that one of the two has proposed: what it changes, and the answer. */
export function ProposalCard({ booking, acting }: { booking: Booking; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const [accepting, setAccepting] = useState(false);
  const { proposal, can, timeZone, viewer, period: before } = booking;
  if (!proposal?.period || proposal.name === 'settlement') return null;
  const { name, by, period, total, difference, expiresAt, accepted } = proposal;
  const [accept, decline]: readonly TransitionName[] = name === 'change' ? ['accept-change', 'decline-change'] : ['accept-extension', 'decline-extension'];
  const names = namesIn(booking);
  const money = difference && t(`${differenceKey(difference)}.${viewer}`, { amount: format.money({ ...difference, amount: Math.abs(difference.amount) }), ...names });
  return (
    <Card as="section" labelledBy="booking-proposal">
      <Stack>
        <h2 id="booking-proposal">{t(`proposal.${name}`)}</h2>
        <p>{accepted ? t('proposal.accepted') : t(by === viewer ? 'proposal.yours' : 'proposal.theirs', { ...names, who: by === 'owner' ? names.owner : names.renter, at: format.dayAndTime(expiresAt, timeZone) })}</p>
        <DefinitionList
          items={[
            { term: t('proposal.now'), detail: format.period(before, timeZone) },
            { term: t('proposal.new'), detail: format.period(period, timeZone) },
            ...(total ? [{ term: t('proposal.total'), detail: format.money(total), ...(money ? { note: money } : {}) }] : []),
          ]}
        />
        <ButtonRow>
          {accept && can[accept] && (
            <Button icon="check" busy={acting.busy === accept} busyText={t('act.busy')} onClick={() => setAccepting(true)}>
              {t('proposal.accept')}
            </Button>
          )}
          {decline && can[decline] && (
            <Button variant="secondary" busy={acting.busy === decline} busyText={t('act.busy')} onClick={() => acting.act({ name: decline })}>
              {t('proposal.decline')}
            </Button>
          )}
          {can['withdraw-change'] && (
            <Button variant="secondary" busy={acting.busy === 'withdraw-change'} busyText={t('act.busy')} onClick={() => acting.act({ name: 'withdraw-change' })}>
              {t('proposal.withdraw')}
            </Button>
          )}
        </ButtonRow>
        {accept && (
          <ConfirmDialog
            isOpen={accepting}
            title={t('proposal.acceptTitle', { period: format.period(period, timeZone) })}
            confirmLabel={t('proposal.acceptConfirm')}
            cancelLabel={t('proposal.acceptKeep')}
            onConfirm={() => {
              setAccepting(false);
              acting.act({ name: accept });
            }}
            onClose={() => setAccepting(false)}
          >
            {money && <p>{money}</p>}
            <p>{t('proposal.acceptEffect')}</p>
          </ConfirmDialog>
        )}
      </Stack>
    </Card>
  );
}
