import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import { newChair } from './kept-draft';
import { useWayBack } from './way-back';
import styles from './measure.module.css';

/** How to enter a chair: guided, one question at a time, or all on one page, or on paper first. */
export function WaysIn({ first }: { first: boolean }) {
  const { t } = useTranslation('measure');
  const { path } = useWayBack();
  return (
    <section aria-labelledby="measure-ways">
      <Stack>
        <h2 id="measure-ways">{t(first ? 'ways.first' : 'ways.another')}</h2>
        <ul className={styles.ways}>
          <Card as="li">
            <Stack gap="small">
              <h3>{t('ways.guided.title')}</h3>
              <p>{t('ways.guided.text')}</p>
              <ul className={styles.plainList}>
                {(['tape', 'book', 'help', 'papers'] as const).map((thing) => (
                  <li key={thing}>{t(`ways.take.${thing}`)}</li>
                ))}
              </ul>
              <div>
                <ButtonLink to={path(newChair, 'propulsion')} icon="arrowRight">
                  {t('ways.guided.action')}
                </ButtonLink>
              </div>
            </Stack>
          </Card>
          <Card as="li">
            <Stack gap="small">
              <h3>{t('ways.known.title')}</h3>
              <p>{t('ways.known.text')}</p>
              <div>
                <ButtonLink to={path(newChair)} variant="secondary">
                  {t('ways.known.action')}
                </ButtonLink>
              </div>
            </Stack>
          </Card>
          <Card as="li">
            <Stack gap="small">
              <h3>{t('ways.paper.title')}</h3>
              <p>{t('ways.paper.text')}</p>
              <div>
                <Button variant="secondary" onClick={() => print()}>
                  {t('ways.paper.action')}
                </Button>
              </div>
            </Stack>
          </Card>
        </ul>
        <p className={styles.private}>{t('private')}</p>
      </Stack>
    </section>
  );
}
