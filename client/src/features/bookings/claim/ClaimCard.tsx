import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { Photos } from '../../../lib/photos/Photos';
import { DefinitionList } from '../../../ui/data/DefinitionList';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { Disclosure } from '../booking/Disclosure';
import type { Acting } from '../booking/use-act';
import { EvidenceForm } from '../help/EvidenceForm';
import { namesIn, type Viewer } from '../next-step';
import { AnswerForm } from './AnswerForm';
import { EstimateForm } from './EstimateForm';
import { SettleButton } from './SettleButton';

type Claim = NonNullable<Booking['claim']>;

/** Whose step it is, with the clock of it. */
export const claimSteps = ['settled', 'support', 'estimate', 'answer', 'agree', 'dropped'] as const;
function claimStep({ settled, supportDecides, estimate, answer }: Claim, open: boolean): (typeof claimSteps)[number] {
  if (settled) return 'settled';
  if (!open) return 'dropped';
  if (supportDecides) return 'support';
  if (!estimate) return 'estimate';
  return answer ? 'agree' : 'answer';
}
export const claimStepKey = (step: (typeof claimSteps)[number], viewer: Viewer) => `claim.step.${step}.${viewer}`;

function Standing({ booking, claim }: { booking: Booking; claim: Claim }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { timeZone, viewer, state } = booking;
  const { openedAt, text, photoIds, estimatePhotoIds, estimate, answer, settled, until } = claim;
  const rows = [['estimate', estimate], ['answer', answer], ['settled', settled]] as const;
  return (
    <>
      <p>{t(claimStepKey(claimStep(claim, state === 'claim_open'), viewer), namesIn(booking))}</p>
      {state === 'claim_open' && until && <p>{t('claim.until', { at: format.dayAndTime(until, timeZone) })}</p>}
      <DefinitionList
        items={[
          { term: t('claim.opened'), detail: format.dayAndTime(openedAt, timeZone) },
          { term: t('claim.text'), detail: t('quoted', { text }) },
          ...rows.flatMap(([name, amount]) => (amount ? [{ term: t(`claim.${name}`), detail: format.money(amount) }] : [])),
        ]}
      />
      <Photos ids={photoIds} label={t('claim.photosOf')} />
      <Photos ids={estimatePhotoIds} label={t('claim.estimateOf')} />
    </>
  );
}

/** Damage: how far the report is, and the step that this person can take. */
export function ClaimCard({ booking, acting }: { booking: Booking; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const { id, claim, can, viewer } = booking;
  if (!claim && !can.claim) return null;
  return (
    <Card as="section" labelledBy="booking-claim">
      <Stack>
        <h2 id="booking-claim">{t('claim.title')}</h2>
        {claim && <Standing booking={booking} claim={claim} />}
        {can.claim && (
          <>
            <p>{t('claim.how')}</p>
            <Disclosure id="claim-form" label={t('claim.open')}>
              <EvidenceForm id="claimForm" bookingId={id} purpose="claim" wanted="both" name="claim" acting={acting} />
            </Disclosure>
          </>
        )}
        {can.estimate && <EstimateForm bookingId={id} acting={acting} />}
        <SettleButton booking={booking} acting={acting} />
        {can.answer && viewer === 'renter' && (
          <Disclosure id="answer-form" label={t('claimAnswer.open')}>
            <AnswerForm booking={booking} acting={acting} />
          </Disclosure>
        )}
      </Stack>
    </Card>
  );
}
