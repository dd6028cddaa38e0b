import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { LinkToPassOn } from '../../ui/forms/LinkToPassOn';
import { Stack } from '../../ui/layout/Page';
import { WhatIsKept } from './WhatIsKept';

/** Somebody else drives and needs no account: how far their licence is, and the link to pass on. */
export function NamedDriver({ booking, driver }: { booking: Booking; driver: string }) {
  const { t } = useTranslation('drivers');
  // Before the confirmation and once the trip has begun, none is asked for.
  const { driverLink, licence: standing = 'closed' } = booking;
  const texts = {
    label: t('named.link'),
    copy: t('named.copy'),
    copied: t('named.copied'),
    copyYourself: t('named.copyYourself'),
    share: t('named.share'),
    subject: t('named.subject'),
  };
  return (
    <>
      <section aria-labelledby="driver-standing">
        <Stack>
          <h2 id="driver-standing">{t(`named.${standing}.title`)}</h2>
          <p>{t(`named.${standing}.text`, { driver })}</p>
          {driverLink && standing !== 'approved' && standing !== 'waiting' && <LinkToPassOn id="driver-link" link={driverLink.url} texts={texts} />}
          <div>
            <ButtonLink variant="secondary" to={`/bookings/${booking.id}`}>
              {t('toBooking')}
            </ButtonLink>
          </div>
        </Stack>
      </section>
      <WhatIsKept />
    </>
  );
}
