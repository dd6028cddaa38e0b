import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeptChairs } from '../../lib/chairs';
import { deviceKnowsSomething, forgetDevice } from '../../lib/device-store';
import { useDriverNeeds } from '../../lib/driver-needs';
import { useRecentPlaces } from '../../lib/recent-places';
import { useUnsentHandovers } from '../../lib/unsent-handovers';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { Notice } from '../../ui/feedback/Notice';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import styles from './account.module.css';

/** After signing out where something is kept on the device: on a computer that others use, it can be forgotten too. */
export function Component() {
  const { t } = useTranslation('account');
  const chairs = useKeptChairs().length;
  const { licenceCodes, controls } = useDriverNeeds();
  const places = useRecentPlaces().length;
  const unsent = useUnsentHandovers();
  const [knows, setKnows] = useState(deviceKnowsSomething);
  const [forgot, setForgot] = useState(false);
  useDocumentTitle(t('signedOut.title'));
  const forget = () => {
    forgetDevice();
    setKnows(false);
    setForgot(true);
  };
  return (
    <Page width="reading">
      <PageHeader title={t('signedOut.title')} />
      {knows ? (
        <>
          <p>{t('signedOut.still')}</p>
          <ul className={styles.facts}>
            {chairs > 0 && <li>{t('signedOut.chairs', { count: chairs })}</li>}
            {licenceCodes.length + controls.length > 0 && <li>{t('signedOut.driver')}</li>}
            {places > 0 && <li>{t('signedOut.places', { count: places })}</li>}
          </ul>
          <p>{t('signedOut.shared')}</p>
        </>
      ) : (
        (forgot || unsent === 0) && <Notice tone="success" title={t(unsent > 0 ? 'signedOut.nothingElse' : 'signedOut.nothing')} announce />
      )}
      {unsent > 0 && (
        <Notice tone="warning" title={t('signedOut.unsent', { count: unsent })}>
          <p>{t('signedOut.unsentText')}</p>
        </Notice>
      )}
      <ButtonRow>
        {knows && <Button onClick={forget}>{t('signedOut.forget')}</Button>}
        <ButtonLink to="/" variant={knows ? 'secondary' : 'primary'}>
          {t(knows ? 'signedOut.keep' : 'signedOut.home')}
        </ButtonLink>
      </ButtonRow>
    </Page>
  );
}
