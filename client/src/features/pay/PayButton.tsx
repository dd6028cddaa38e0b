import { useTranslation } from 'react-i18next';
import button from '../../ui/buttons/button.module.css';
import { classNames } from '../../ui/class-names';
import { Stack } from '../../ui/layout/Page';

/** A link and no button: it leads to another site, and says so. */
export function PayButton({ url, amount }: { url: string; amount: string }) {
  const { t } = useTranslation('pay');
  return (
    <Stack gap="small">
      <div>
        <a href={url} className={classNames(button.button, button.primary)}>
          {t('button', { amount })}
        </a>
      </div>
      <p>{t('where')}</p>
    </Stack>
  );
}
