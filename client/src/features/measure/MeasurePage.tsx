import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChairName } from '../../lib/chair-words';
import { ChairChoice } from '../../lib/ChairChoice';
import { removeChair, useKeptChairs } from '../../lib/chairs';
import { mostKept } from '../../lib/chairs/kept-chair';
import { useDocumentTitle } from '../../lib/use-document-title';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { Notice } from '../../ui/feedback/Notice';
import { focusField } from '../../ui/forms/focus-field';
import { Page, Stack } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { forgetDraft, newChair, useBegunChair } from './kept-draft';
import { MeasuringSheet } from './MeasuringSheet';
import { WaysIn } from './WaysIn';
import { useWayBack } from './way-back';
import styles from './measure.module.css';

const listId = 'measure-chairs';

/** The wheelchairs of this device: which travel, change, remove; and the ways to enter another. Its print is a sheet to fill in. */
export function Component() {
  const { t } = useTranslation('measure');
  const chairs = useKeptChairs();
  const begun = useBegunChair();
  const nameOf = useChairName();
  const { back, path } = useWayBack();
  const [said, setSaid] = useState('');
  useDocumentTitle(t('page.title'));
  const remove = (id: string, name: string) => {
    removeChair(id);
    if (begun === id) forgetDraft();
    setSaid(t('page.removed', { name }));
    requestAnimationFrame(() => focusField(listId));
  };
  return (
    <>
      <div data-print="no">
        <Page width="reading">
          <PageHeader title={t('page.title')} lead={t('page.lead')} />
          <StatusMessage message={said} />
          {begun === newChair && (
            <Notice
              title={t('page.begun')}
              actions={
                <ButtonRow>
                  <ButtonLink to={path(newChair)}>{t('page.goOn')}</ButtonLink>
                  <Button variant="secondary" onClick={forgetDraft}>
                    {t('page.startAgain')}
                  </Button>
                </ButtonRow>
              }
            />
          )}
          {chairs.length > 0 && (
            <section aria-labelledby={listId}>
              <Stack>
                <h2 id={listId} tabIndex={-1}>
                  {t('page.kept')}
                </h2>
                <ChairChoice id="measure-travels" />
                <h3>{t('page.edit')}</h3>
                <ul className={styles.kept}>
                  {chairs.map((chair, index) => {
                    const name = nameOf(chair, index);
                    return (
                      <li key={chair.id} className={styles.keptChair}>
                        <span>{name}</span>
                        <ButtonRow>
                          <ButtonLink to={path(chair.id)} variant="secondary" aria-label={t('page.changeNamed', { name })}>
                            {t('page.change')}
                          </ButtonLink>
                          <Button variant="quiet" aria-label={t('page.removeNamed', { name })} onClick={() => remove(chair.id, name)}>
                            {t('page.remove')}
                          </Button>
                        </ButtonRow>
                      </li>
                    );
                  })}
                </ul>
                <ButtonRow>
                  <ButtonLink to={back}>{t('page.back')}</ButtonLink>
                </ButtonRow>
              </Stack>
            </section>
          )}
          {chairs.length < mostKept ? <WaysIn first={chairs.length === 0} /> : <p>{t('page.full', { count: mostKept })}</p>}
          {chairs.length === 0 && (
            <ButtonRow>
              <ButtonLink to={back} variant="secondary" icon="arrowLeft">
                {t('page.without')}
              </ButtonLink>
            </ButtonRow>
          )}
        </Page>
      </div>
      <MeasuringSheet />
    </>
  );
}
