import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { saveKeptChairs, useKeptChairs } from '../../../lib/chairs';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/buttons/Button';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { Notice } from '../../../ui/feedback/Notice';
import { LinkToPassOn } from '../../../ui/forms/LinkToPassOn';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import type { Caller } from './PersonStep';

/** The dates are held: how it is paid, until when, and what to tidy up after the call. */
export function AskedFor({ booking, caller, onAgain }: { booking: Booking; caller: Caller; onAgain: () => void }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const chairs = useKeptChairs();
  const { id, deadline, payerLink, timeZone } = booking;
  const texts = { label: t('phone.link.label'), copy: t('phone.link.copy'), copied: t('phone.link.copied'), copyYourself: t('phone.link.copyYourself'), share: t('phone.link.share'), subject: t('phone.link.subject') };
  return (
    <Stack>
      <Notice tone="success" title={t('phone.asked', { name: caller.displayName })} announce>
        {deadline && <p>{t('phone.heldUntil', { at: format.time(deadline.at, timeZone) })}</p>}
        <p>{t('phone.mailed', { email: caller.email })}</p>
      </Notice>
      {payerLink && (
        <Card as="section" labelledBy="phone-link-title">
          <Stack>
            <h2 id="phone-link-title">{t('phone.link.title')}</h2>
            <p>{t('phone.link.text')}</p>
            <LinkToPassOn id="phone-link" link={payerLink} texts={texts} />
          </Stack>
        </Card>
      )}
      <ButtonRow>
        <ButtonLink to={`/support/bookings/${id}`}>{t('phone.toBooking')}</ButtonLink>
        <Button variant="secondary" onClick={onAgain}>
          {t('phone.again')}
        </Button>
        {chairs.length > 0 && (
          <Button variant="secondary" onClick={() => saveKeptChairs([])}>
            {t('phone.forgetChair')}
          </Button>
        )}
      </ButtonRow>
    </Stack>
  );
}
