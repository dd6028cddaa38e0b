import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import type { DraftFault } from './chair-draft';

/** What to do about an answer that could not be read, in words; the same at the field and in the summary. */
export function useFaultText(): (fault: DraftFault, withName?: boolean) => string {
  const { t } = useTranslation('search');
  const format = useFormat();
  return ({ name, chair, fault }, withName = false) => {
    if (name === 'propulsion' || !fault) return t('chair.fault.propulsion');
    const unit = name === 'ratedGrade' ? '%' : name.endsWith('Mass') ? 'kg' : 'cm';
    const values = { min: format.number(fault.min), max: format.number(fault.max), value: format.number(fault.suggestion ?? 0), unit };
    const text = t(`chair.fault.${fault.kind}`, values);
    return withName ? t('chair.fault.named', { number: chair + 1, name: t(`chair.${name}.label`), text }) : text;
  };
}
