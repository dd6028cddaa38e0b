import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairNumber } from '../../../lib/chairs';
import { useFormat } from '../../../lib/format';
import { LinkButton } from '../../../ui/buttons/LinkButton';
import { RadioGroup } from '../../../ui/forms/ChoiceGroup';
import { NumberField } from '../../../ui/forms/NumberField';
import { TextField } from '../../../ui/forms/TextField';
import { alsoAsked, alwaysAsked, fieldIdOf, type ChairDraft, type DraftFault } from './chair-draft';
import { useFaultText } from './use-fault-text';
import styles from './chair.module.css';

const units: Record<ChairNumber, string> = {
  width: 'cm',
  length: 'cm',
  height: 'cm',
  headBow: 'cm',
  occupiedMass: 'kg',
  chairMass: 'kg',
  helperMass: 'kg',
  ratedGrade: '%',
};

export interface ChairFieldsProps {
  draft: ChairDraft;
  index: number;
  faults: readonly DraftFault[];
  onChange: (draft: ChairDraft) => void;
}

/** What is asked of one chair, in the order a person would measure it. */
export function ChairFields({ draft, index, faults, onChange }: ChairFieldsProps) {
  const { t } = useTranslation('search');
  const format = useFormat();
  const faultText = useFaultText();
  const faultOf = (name: string) => faults.find((fault) => fault.fieldId === fieldIdOf(index, name));
  const change = (part: Partial<ChairDraft>) => onChange({ ...draft, ...part });
  const pick = <V extends string>(values: readonly V[], take: (value: V) => void) => (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = values.find((value) => value === event.target.value);
    if (chosen) take(chosen);
  };
  const choices = (group: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`chair.${group}.${value}`) }));
  const asked: readonly ChairNumber[] = [...alwaysAsked, ...alsoAsked(draft.propulsion)];
  const noPropulsion = faultOf('propulsion');

  return (
    <div className={styles.fields}>
      <RadioGroup
        id={fieldIdOf(index, 'propulsion')}
        name={fieldIdOf(index, 'propulsion')}
        label={t('chair.propulsion.label')}
        error={noPropulsion && faultText(noPropulsion)}
        value={draft.propulsion}
        choices={choices('propulsion', ['self', 'attendant', 'powered'])}
        onChange={pick(['self', 'attendant', 'powered'], (propulsion) => change({ propulsion }))}
      />
      <div className={styles.numbers}>
        {asked.map((name) => {
          const fault = faultOf(name);
          const suggestion = fault?.fault?.suggestion;
          return (
            <div key={name} className={styles.number}>
              <NumberField
                id={fieldIdOf(index, name)}
                label={t(`chair.${name}.label`)}
                hint={t(`chair.${name}.hint`)}
                error={fault && faultText(fault)}
                unit={units[name]}
                value={draft.numbers[name]}
                allowUnknown
                onChange={(answer) => change({ numbers: { ...draft.numbers, [name]: answer } })}
              />
              {suggestion !== undefined && (
                <LinkButton onClick={() => change({ numbers: { ...draft.numbers, [name]: { text: format.number(suggestion), unknown: false } } })}>
                  {t('chair.useSuggestion', { value: format.number(suggestion) })}
                </LinkButton>
              )}
            </div>
          );
        })}
      </div>
      <RadioGroup
        inline
        name={fieldIdOf(index, 'crash')}
        label={t('chair.crashTested.label')}
        hint={t('chair.crashTested.hint')}
        value={draft.crashTested}
        choices={choices('crashTested', ['yes', 'no', 'unknown'])}
        onChange={pick(['yes', 'no', 'unknown'], (crashTested) => change({ crashTested }))}
      />
      <RadioGroup
        inline
        name={fieldIdOf(index, 'pin')}
        label={t('chair.pin.label')}
        hint={t('chair.pin.hint')}
        value={draft.pin}
        choices={choices('pin', ['yes', 'none', 'unknown'])}
        onChange={pick(['yes', 'none', 'unknown'], (pin) => change({ pin }))}
      />
      {draft.pin === 'yes' && (
        <TextField
          id={fieldIdOf(index, 'pinModel')}
          label={t('chair.pinModel.label')}
          hint={t('chair.pinModel.hint')}
          chars="medium"
          maxLength={80}
          value={draft.pinModel}
          onChange={(event) => change({ pinModel: event.target.value })}
        />
      )}
    </div>
  );
}
