import { useTranslation } from 'react-i18next';
import { Stack } from '../../ui/layout/Page';

/** What is deleted, when, what stays, and who sees it. */
export function WhatIsKept() {
  const { t } = useTranslation('drivers');
  return (
    <section aria-labelledby="licence-kept">
      <Stack gap="small">
        <h2 id="licence-kept">{t('kept.title')}</h2>
        <p>{t('kept.picture')}</p>
        <p>{t('kept.stays')}</p>
        <p>{t('kept.owners')}</p>
      </Stack>
    </section>
  );
}
