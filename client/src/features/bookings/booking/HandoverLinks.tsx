import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';

/** Each step of a hand-over, and the page on which it is taken. */
const handoverSteps = [
  ['confirm-check-in', 'check-in'],
  ['start-check-in', 'check-in'],
  ['confirm-check-out', 'check-out'],
  ['start-check-out', 'check-out'],
] as const;

/** To the page of the hand-over that can be done now; the one that the other has written comes first. */
export function HandoverLinks({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const { id, can, state, viewer } = booking;
  const steps = handoverSteps.filter(([name]) => can[name]);
  // Once an absence is reported, only what was signed before it, without a network, may still arrive: by itself.
  if (steps.length === 0 || viewer === 'support' || state === 'no_show_claimed') return null;
  return (
    <ButtonRow>
      {steps.map(([name, page], index) => (
        <ButtonLink key={name} variant={index === 0 ? 'primary' : 'secondary'} icon={name.startsWith('confirm') ? 'check' : 'car'} to={`/bookings/${id}/handover/${page}`}>
          {t(`handover.${name}`)}
        </ButtonLink>
      ))}
    </ButtonRow>
  );
}
