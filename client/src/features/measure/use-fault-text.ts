import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format';
import { unitOf, type DraftFault } from './chair-draft';

/** What to do about an answer that could not be read, in words; the same at the field and in the summary. */
export function useFaultText(): (fault: DraftFault, withName?: boolean) => string {
  const { t } = useTranslation('measure');
  const format = useFormat();
  return ({ name, fault }, withName = false) => {
    if (name === 'propulsion' || !fault) return t('fault.propulsion');
    const unit = unitOf(name);
    const values = { min: format.number(fault.min), max: format.number(fault.max), value: format.number(fault.suggestion ?? 0), unit };
    const text = t(`fault.${fault.kind}`, values);
    return withName ? t('fault.named', { name: t(`number.${name}.label`), text }) : text;
  };
}
