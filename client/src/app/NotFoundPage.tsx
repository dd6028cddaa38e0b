import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/buttons/ButtonLink';
import { MessagePage } from './MessagePage';

export interface NotFoundPageProps {
  /** What the server said does not exist, if it was asked. */
  title?: string;
  lead?: string;
}

export function NotFoundPage({ title, lead }: NotFoundPageProps) {
  const { t } = useTranslation('app');
  const actions = (
    <>
      <ButtonLink to="/search">{t('nav.search')}</ButtonLink>
      <ButtonLink to="/" variant="secondary">
        {t('error.home')}
      </ButtonLink>
    </>
  );
  return <MessagePage title={title ?? t('error.notFound.title')} lead={lead ?? t('error.notFound.lead')} actions={actions} />;
}
