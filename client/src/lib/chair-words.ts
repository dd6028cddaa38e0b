import type { Wheelchair } from '@passerelle/shared/fit/model';
import { useTranslation } from 'react-i18next';
import type { KeptChair } from './chairs/kept-chair';
import { useFormat } from './format';

/** A chair in a few words, for the person it belongs to: "powered wheelchair, 66 cm wide, 138 cm high". */
export function useChairWords(): (chair: Wheelchair) => string {
  const { t } = useTranslation('lib');
  const format = useFormat();
  return ({ propulsion, width, height, occupiedMass }) =>
    [
      t(`chair.words.${propulsion}`),
      width === undefined ? '' : t('chair.words.wide', { length: format.centimetres(width) }),
      height === undefined ? '' : t('chair.words.high', { length: format.centimetres(height) }),
      occupiedMass === undefined ? '' : format.kilograms(occupiedMass),
    ]
      .filter(Boolean)
      .join(', ');
}

/** What a chair is called: the name it was given, else its number in the list. */
export function useChairName(): (chair: Pick<KeptChair, 'name'>, index: number) => string {
  const { t } = useTranslation('lib');
  return ({ name }, index) => name || t('chair.number', { number: index + 1 });
}
