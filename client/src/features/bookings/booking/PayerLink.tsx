import { useTranslation } from 'react-i18next';
import { LinkToPassOn } from '../../../ui/forms/LinkToPassOn';
import { Stack } from '../../../ui/layout/Page';

/** The link for who pays, to be copied or handed to another app. */
export function PayerLink({ link, payer }: { link: string; payer: string }) {
  const { t } = useTranslation('bookings');
  const texts = {
    label: t('payerLink.label'),
    copy: t('payerLink.copy'),
    copied: t('payerLink.copied'),
    copyYourself: t('payerLink.copyYourself'),
    share: t('payerLink.share'),
    subject: t('payerLink.subject'),
  };
  return (
    <Stack>
      <h3>{t('payerLink.title', { name: payer })}</h3>
      <p>{t('payerLink.text', { name: payer })}</p>
      <LinkToPassOn id="payer-link" link={link} texts={texts} />
    </Stack>
  );
}
