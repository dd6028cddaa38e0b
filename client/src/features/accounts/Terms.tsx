import { useTranslation } from 'react-i18next';
import styles from './accounts.module.css';

const points = ['people', 'money', 'care', 'data'] as const;

/** What is agreed to, in full view: a box to tick beside a link nobody opens is no agreement. */
export function Terms() {
  const { t } = useTranslation('accounts');
  return (
    <section aria-labelledby="terms" className={styles.terms}>
      <h2 id="terms" className={styles.termsTitle}>
        {t('terms.title')}
      </h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{t(`terms.${point}`)}</li>
        ))}
      </ul>
    </section>
  );
}
