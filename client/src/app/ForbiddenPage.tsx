import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/buttons/ButtonLink';
import { MessagePage } from './MessagePage';

export function ForbiddenPage() {
  const { t } = useTranslation('app');
  return <MessagePage title={t('error.forbidden.title')} lead={t('error.forbidden.lead')} actions={<ButtonLink to="/">{t('error.home')}</ButtonLink>} />;
}
