import type { Alert } from '@passerelle/shared/alerts/contract';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ProblemNotice } from '../../../lib/ProblemNotice';
import { useFormat } from '../../../lib/format';
import { needsOf, searchPath, type DeviceNeeds, type SearchAsk } from '../../../lib/search-address';
import { signInPath, useSession } from '../../../lib/session';
import { Button } from '../../../ui/buttons/Button';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { Notice } from '../../../ui/feedback/Notice';
import { Checkbox } from '../../../ui/forms/Checkbox';
import { searchZone } from '../search-zone';
import styles from './alert.module.css';
import { useMakeAlert } from './use-make-alert';

export interface AlertPanelProps {
  ask: SearchAsk;
  device: DeviceNeeds;
  onClose: () => void;
}

/** What would be looked for, what is kept for it, and who agrees to that. */
export function AlertPanel({ ask, device, onClose }: AlertPanelProps) {
  const { t } = useTranslation('alerts');
  const { status } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const [made, setMade] = useState<Alert>();
  useEffect(() => heading.current?.focus(), [made]);
  return (
    <div className={styles.panel}>
      <h2 ref={heading} tabIndex={-1}>
        {t(made ? 'made.title' : 'make.title')}
      </h2>
      {made ? <Made alert={made} /> : status === 'signed-in' ? <Make ask={ask} device={device} onMade={setMade} /> : <SignInFirst ask={ask} />}
      <div>
        <Button variant="quiet" onClick={onClose}>
          {t('make.close')}
        </Button>
      </div>
    </div>
  );
}

function SignInFirst({ ask }: { ask: SearchAsk }) {
  const { t } = useTranslation('alerts');
  return (
    <>
      <p>{t('make.signIn')}</p>
      <div>
        <ButtonLink to={signInPath(`${searchPath(ask)}&alert=1`)}>{t('make.toSignIn')}</ButtonLink>
      </div>
    </>
  );
}

function Make({ ask, device, onMade }: { ask: SearchAsk; device: DeviceNeeds; onMade: (alert: Alert) => void }) {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const { user } = useSession();
  const [consent, setConsent] = useState(false);
  const [missed, setMissed] = useState(false);
  const place = ask.place || t('make.here');
  const { make, busy, error } = useMakeAlert({ ask, device, placeName: ask.bounds ? t('make.area', { place }) : place, onMade });
  const { wheelchairs, driver } = needsOf(ask, device);
  const drives = driver.licenceCodes.length + driver.controls.length > 0;
  const health = wheelchairs.length > 0 || drives;
  const what = t(wheelchairs.length > 0 ? (drives ? 'what.both' : 'what.chair') : 'what.driver');
  return (
    <>
      <p>{t('make.how', { email: user?.email })}</p>
      <p>{ask.period ? t('make.untilDates', { period: format.period(ask.period, searchZone) }) : t('make.until90')}</p>
      {health && (
        <Checkbox
          label={t('make.consent', { what })}
          hint={t('make.consentHint')}
          checked={consent}
          error={missed && !consent ? t('make.consentMissing') : undefined}
          onChange={({ target }) => setConsent(target.checked)}
        />
      )}
      <ProblemNotice error={error} />
      <ButtonRow>
        <Button
          busy={busy}
          busyText={t('make.busy')}
          onClick={() => {
            setMissed(health && !consent);
            if (!health || consent) make({ withHealth: health });
          }}
        >
          {t('make.submit')}
        </Button>
        {health && (
          <Button variant="secondary" onClick={() => !busy && make({ withHealth: false })}>
            {t('make.without', { what })}
          </Button>
        )}
      </ButtonRow>
    </>
  );
}

function Made({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  const { user } = useSession();
  return (
    <>
      <p>{t('made.mail', { email: user?.email, day: format.day(alert.endsAt, searchZone) })}</p>
      <p>{t('made.stop')}</p>
      {user?.emailConfirmed === false && <Notice tone="warning" title={t('made.confirm')} />}
      <p>
        <Link to="/alerts">{t('list.title')}</Link>
      </p>
    </>
  );
}
