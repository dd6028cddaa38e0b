import type { Wheelchair } from '@passerelle/shared/fit/model';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';

/** A chair in a few words, for the person it belongs to: "powered, 66 cm wide, 138 cm high". */
export function useChairWords(): (chair: Wheelchair) => string {
  const { t } = useTranslation('search');
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
