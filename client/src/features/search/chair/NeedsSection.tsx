import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { ChairChoice } from '../../../lib/ChairChoice';
import { useKeptChairs } from '../../../lib/chairs';
import { useDriverNeeds } from '../../../lib/driver-needs';
import { useFormat } from '../../../lib/format';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import styles from './chair.module.css';

/** `/measure?to=…`: the page where it is entered, which leads back here. */
function useMeasurePath(page = ''): string {
  const { pathname, search } = useLocation();
  return `/measure${page}?${new URLSearchParams({ to: pathname + search }).toString()}`;
}

/** Which of the wheelchairs of this device travel, and the way to enter or change one. */
function ChairSection() {
  const { t } = useTranslation('search');
  const chairs = useKeptChairs();
  const measurePath = useMeasurePath();
  return (
    <section className={styles.section} aria-labelledby="form-chairs">
      <div className={styles.words}>
        <h2 id="form-chairs" className={styles.title}>
          {t('form.chairs.title')}
        </h2>
        {chairs.length === 0 && <p>{t('form.chairs.none')}</p>}
        <ChairChoice id="form-travels" />
      </div>
      <ButtonLink to={measurePath} variant="secondary" icon="wheelchair">
        {t(chairs.length === 0 ? 'form.chairs.enter' : 'form.chairs.change')}
      </ButtonLink>
    </section>
  );
}

/** What somebody needs to drive: one line, and the way to the page where it is said. */
function DriverSection() {
  const { t } = useTranslation('search');
  const format = useFormat();
  const { licenceCodes, controls } = useDriverNeeds();
  const measurePath = useMeasurePath('/driver');
  const none = licenceCodes.length + controls.length === 0;
  const said = [
    licenceCodes.length > 0 ? t('form.driver.codes', { count: licenceCodes.length, list: format.list(licenceCodes) }) : '',
    controls.length > 0 ? t('form.driver.controls', { count: controls.length }) : '',
  ];
  return (
    <details className={styles.driver} open={!none}>
      <summary className={styles.driverTitle}>{t('form.driver.title')}</summary>
      <div className={styles.section}>
        <p>{none ? t('form.driver.none') : said.filter(Boolean).join(' · ')}</p>
        <ButtonLink to={measurePath} variant="secondary" icon="car">
          {t(none ? 'form.driver.enter' : 'form.driver.change')}
        </ButtonLink>
      </div>
    </details>
  );
}

/** What the answers of the cars depend on, all of it from this device. */
export function NeedsSection() {
  return (
    <>
      <ChairSection />
      <DriverSection />
    </>
  );
}
