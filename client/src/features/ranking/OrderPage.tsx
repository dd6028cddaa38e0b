import { rankingHalves, rankingWeights, unrated } from '@passerelle/shared/search/ranking';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format';
import { useDocumentTitle } from '../../lib/use-document-title';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { VerdictBadge } from '../../ui/verdict/VerdictBadge';
import styles from './ranking.module.css';

const verdicts = ['fits', 'tight', 'unknown', 'does_not_fit'] as const;
const parts = ['distance', 'price', 'rating', 'instant', 'checked'] as const satisfies readonly (keyof typeof rankingWeights)[];
const otherSorts = ['distance', 'price', 'rating'] as const;
/** A rating from 1 to 5 that counts as much as none. */
const ratingOfUnrated = 1 + 4 * unrated;

/** How results are ordered, with the numbers of the code that orders them. */
export function Component() {
  const { t } = useTranslation('ranking');
  const format = useFormat();
  useDocumentTitle(t('title'));
  const numbers = {
    km: rankingHalves.distanceKm,
    amount: format.money({ amount: rankingHalves.perDayAmount, currency: 'EUR' }, { short: true }),
    mean: format.number(ratingOfUnrated),
  };
  return (
    <Page width="reading">
      <PageHeader title={t('title')} lead={t('lead')} />
      <section className={styles.part} aria-labelledby="order-verdict">
        <h2 id="order-verdict">{t('verdict.title')}</h2>
        <p>{t('verdict.text')}</p>
        <ol className={styles.verdicts}>
          {verdicts.map((verdict) => (
            <li key={verdict}>
              <VerdictBadge verdict={verdict} />
              <span>{t(`verdict.${verdict}`)}</span>
            </li>
          ))}
        </ol>
      </section>
      <section className={styles.part} aria-labelledby="order-then">
        <h2 id="order-then">{t('then.title')}</h2>
        <p>{t('then.text')}</p>
        <dl className={styles.weights}>
          {parts.map((part) => (
            <div key={part}>
              <dt>{t('then.share', { name: t(`part.${part}.name`), share: format.percent(rankingWeights[part]) })}</dt>
              <dd>{t(`part.${part}.how`, numbers)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className={styles.part} aria-labelledby="order-sorts">
        <h2 id="order-sorts">{t('sorts.title')}</h2>
        <p>{t('sorts.text')}</p>
        <ul>
          {otherSorts.map((sort) => (
            <li key={sort}>{t(`sorts.${sort}`)}</li>
          ))}
        </ul>
      </section>
      <section className={styles.part} aria-labelledby="order-never">
        <h2 id="order-never">{t('never.title')}</h2>
        <p>{t('never.text')}</p>
      </section>
      <div>
        <ButtonLink to="/search" icon="search">
          {t('search')}
        </ButtonLink>
      </div>
    </Page>
  );
}
