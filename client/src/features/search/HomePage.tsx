import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDocumentTitle } from '../../lib/use-document-title';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { CarDrawing } from '../../ui/drawings/CarDrawing';
import { SpotDrawing, type SpotName } from '../../ui/drawings/SpotDrawing';
import { Card } from '../../ui/layout/Card';
import { Page } from '../../ui/layout/Page';
import { readAsk, searchPath } from './search-address';
import { SearchForm } from './SearchForm';
import styles from './home.module.css';

const facts = ['measures', 'slope', 'cars'] as const;
const steps: readonly SpotName[] = ['measure', 'find', 'book', 'go'];
const nothingAsked = readAsk(new URLSearchParams());

export function Component() {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  useDocumentTitle('Passerelle');
  return (
    <Page>
      <div className={styles.opening}>
        <h1 tabIndex={-1}>{t('home.sentence')}</h1>
        <div className={styles.car}>
          <CarDrawing body="small_mpv" access="ramp" side="rear" colour="blue" alt="" />
        </div>
      </div>
      <Card>
        <SearchForm ask={nothingAsked} onAsk={(ask) => void navigate(searchPath(ask))} />
      </Card>
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
    </Page>
  );
}
