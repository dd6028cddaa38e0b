import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { Stack } from '../../ui/layout/Page';

/** Pages that belong to the account and are needed too seldom for the head of every page. */
export function AlsoYours() {
  const { t } = useTranslation('account');
  return (
    <section aria-labelledby="also-yours">
      <Stack>
        <h2 id="also-yours">{t('also.title')}</h2>
        <ButtonRow>
          <ButtonLink variant="secondary" icon="calendar" to="/my/calendar">
            {t('also.calendar')}
          </ButtonLink>
          <ButtonLink variant="secondary" icon="car" to="/my/licence">
            {t('also.licence')}
          </ButtonLink>
          <ButtonLink variant="secondary" icon="euro" to="/my/payouts">
            {t('also.payouts')}
          </ButtonLink>
        </ButtonRow>
      </Stack>
    </section>
  );
}
