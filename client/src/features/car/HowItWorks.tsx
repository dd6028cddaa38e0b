import type { Accessibility } from '@passerelle/shared/fit/model';
import { computedGrade } from '@passerelle/shared/fit/slope';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format';
import { SpotDrawing } from '../../ui/drawings/SpotDrawing';
import styles from './car.module.css';

/** How one gets in and travels, in plain sentences; what is not known is not said. */
function useSentences({ access, spaces = [], driving, seats, modes }: Accessibility): string[] {
  const { t } = useTranslation('car');
  const format = useFormat();
  const said: string[] = [];
  if (access?.type) {
    said.push(t(access.side ? `how.${access.type}.${access.side}` : `how.${access.type}.somewhere`));
    if (access.operation) said.push(t(`how.operation.${access.operation}`));
    const { length, thresholdHeight, winch, swl, outsideClearance } = access;
    const grade = access.type === 'ramp' && length && thresholdHeight ? computedGrade(thresholdHeight.value, length.value) : undefined;
    if (grade !== undefined && length && thresholdHeight) {
      said.push(t('how.slope', { height: format.centimetres(thresholdHeight.value), length: format.centimetres(length.value), grade: format.number(Math.round(grade * 10) / 10) }));
    }
    if (outsideClearance) said.push(t('how.clearance', { length: format.centimetres(outsideClearance.value) }));
    if (swl) said.push(t(access.type === 'ramp' ? 'how.rampLoad' : 'how.liftLoad', { mass: format.kilograms(swl.value) }));
    if (access.type === 'ramp' && winch) said.push(winch.swl ? t('how.winch', { mass: format.kilograms(winch.swl.value) }) : t('how.winchUnknown'));
  }
  const [first] = spaces;
  if (spaces.length > 1) said.push(t('how.spaces', { count: spaces.length }));
  if (first?.facing) said.push(t(`how.facing.${first.facing}`));
  if (first?.anchorage?.type) said.push(t(`how.anchorage.${first.anchorage.type}`));
  if (first?.threePointBelt === true) said.push(t('how.belt'));
  if (first?.threePointBelt === false) said.push(t('how.noBelt'));
  const others = modes.filter((mode) => mode !== 'passenger_in_wheelchair');
  said.push(...others.map((mode) => t(`how.mode.${mode}`)));
  if (driving?.gearbox) said.push(t(`how.gearbox.${driving.gearbox}`));
  if (driving && driving.controls.length > 0) said.push(t('how.controls', { list: format.list(driving.controls.map((control) => t(`how.control.${control}`))) }));
  if (seats?.withOneChair !== undefined) said.push(t('how.seats', { count: seats.withOneChair }));
  return said;
}

export function HowItWorks({ accessibility }: { accessibility: Accessibility }) {
  const { t } = useTranslation('car');
  const sentences = useSentences(accessibility);
  if (sentences.length === 0) return null;
  return (
    <section className={styles.block} aria-labelledby="how-title">
      <h2 id="how-title">{t('how.title')}</h2>
      <div className={styles.how}>
        <SpotDrawing name="go" />
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
