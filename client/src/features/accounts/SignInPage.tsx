import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useSession } from '../../lib/session';
import { Page } from '../../ui/layout/Page';
import { backTo } from './back-to';
import { PasswordStep } from './PasswordStep';
import { SecondFactorStep } from './SecondFactorStep';

interface Challenge {
  email: string;
  challenge: string;
}

export function Component() {
  const { t } = useTranslation('accounts');
  const { status } = useSession();
  const [query] = useSearchParams();
  const [challenge, setChallenge] = useState<Challenge>();
  const [tookTooLong, setTookTooLong] = useState(false);
  if (status === 'signed-in') return <Navigate to={backTo(query)} replace />;
  const startAgain = (late: boolean) => {
    setTookTooLong(late);
    setChallenge(undefined);
  };
  if (challenge) {
    return (
      <Page width="reading">
        <SecondFactorStep {...challenge} onStartAgain={startAgain} />
      </Page>
    );
  }
  return (
    <Page width="reading">
      <PasswordStep tookTooLong={tookTooLong} onChallenge={setChallenge} />
      <p>
        {t('signIn.noAccount')} <Link to={{ pathname: '/sign-up', search: query.toString() }}>{t('signIn.toSignUp')}</Link>
      </p>
    </Page>
  );
}
