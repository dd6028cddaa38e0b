import type { Wheelchair } from '@passerelle/shared/fit/model';
import type { FitReply } from '@passerelle/shared/fit/result';
import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useChairName } from '../../lib/chair-words';
import { useTravellingChairs } from '../../lib/chairs';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { Notice } from '../../ui/feedback/Notice';
import { FitDrawing } from '../../ui/fit/FitDrawing';
import { RadioGroup } from '../../ui/forms/ChoiceGroup';
import styles from './car.module.css';

export interface FitPartProps {
  vehicle: Vehicle;
  chairs: readonly Wheelchair[];
  fit: FitReply | undefined;
}

/** Drawing and table for one of the visitor's chairs; without a chair, the car alone and the door to enter one. */
export function FitPart({ vehicle, chairs, fit }: FitPartProps) {
  const { t } = useTranslation('car');
  const { pathname, search } = useLocation();
  const travelling = useTravellingChairs();
  const nameOf = useChairName();
  const [chosen, setChosen] = useState(0);
  const index = Math.min(chosen, Math.max(chairs.length - 1, 0));
  const chair = chairs[index];
  const chairPage = `/measure?${new URLSearchParams({ to: pathname + search }).toString()}`;
  const notices = fit?.notices.filter((notice) => notice.chair === index) ?? [];
  return (
    <section className={styles.block} aria-labelledby="fit-title">
      <h2 id="fit-title">{t(chair ? 'fit.title' : 'fit.titleCar')}</h2>
      {chairs.length > 1 && (
        <RadioGroup
          inline
          name="fit-chair"
          label={t('fit.which')}
          value={String(index)}
          choices={travelling.map((each, number) => ({ value: String(number), label: nameOf(each, number) }))}
          onChange={(event) => setChosen(Number(event.target.value))}
        />
      )}
      {!chair && (
        <Notice title={t('fit.none.title')} actions={<ButtonLink to={chairPage} icon="wheelchair">{t('fit.none.action')}</ButtonLink>}>
          <p>{t('fit.none.text')}</p>
        </Notice>
      )}
      <div className={styles.drawing}>
        <FitDrawing vehicle={vehicle.accessibility} wheelchair={fit ? chair : undefined} result={fit} chair={index} />
      </div>
      {fit && fit.remedies.length > 0 && (
        <Notice title={t('fit.remedies')}>
          <ul>
            {fit.remedies.map(({ kind, message }) => (
              <li key={kind}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      {notices.length > 0 && (
        <ul className={styles.notices}>
          {notices.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
      )}
      {fit && (
        <p className={styles.small}>
          {fit.disclaimer} {t('fit.rule', { version: fit.ruleVersion })}
        </p>
      )}
      {chair && (
        <div>
          <ButtonLink to={chairPage} variant="secondary" icon="wheelchair">
            {t('fit.change')}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}
