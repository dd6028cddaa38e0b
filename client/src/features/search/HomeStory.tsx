import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { SpotDrawing, type SpotName } from '../../ui/drawings/SpotDrawing';
import styles from './home.module.css';

const facts = ['measures', 'slope', 'cars'] as const;
const steps: readonly SpotName[] = ['measure', 'find', 'book', 'go'];

/** What stands below the search: why, how, and the owners' door. Comes after the form, which can be used without it. */
export function HomeStory() {
  const { t } = useTranslation('search');
  return (
    <>
      <section className={styles.block} aria-labelledby="home-facts">
        <h2 id="home-facts">{t('home.facts.title')}</h2>
        <ul className={styles.facts}>
          {facts.map((fact) => (
            <li key={fact} className={styles.fact}>
              <p className={styles.figure}>{t(`home.facts.${fact}.figure`)}</p>
              <p>{t(`home.facts.${fact}.text`)}</p>
              <p className={styles.source}>{t('home.facts.source', { source: t(`home.facts.${fact}.source`) })}</p>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.block} aria-labelledby="home-steps">
        <h2 id="home-steps">{t('home.steps.title')}</h2>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step} className={styles.step}>
              <SpotDrawing name={step} />
              <h3>{t(`home.steps.${step}.title`)}</h3>
              <p>{t(`home.steps.${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </section>
      <section className={styles.owners} aria-labelledby="home-owners">
        <div className={styles.block}>
          <h2 id="home-owners">{t('home.owners.title')}</h2>
          <p>{t('home.owners.text')}</p>
        </div>
        <ButtonLink to="/owner/cars/new" variant="secondary" icon="car">
          {t('home.owners.action')}
        </ButtonLink>
      </section>
    </>
  );
}
