import type { FacetName, SearchReply } from '@passerelle/shared/search/contract';
import { useTranslation } from 'react-i18next';
import { drivingControls, saveDriverNeeds, type DrivingControl } from '../../../lib/driver-needs';
import { needsOf, radii, type DeviceNeeds, type SearchAsk } from '../../../lib/search-address';
import { choiceFilters, withChoice, withoutFilter, type ChoiceFilter, type NumberFilter, type SwitchFilter } from '../../../lib/search-filters';
import { Button } from '../../../ui/buttons/Button';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { Checkbox } from '../../../ui/forms/Checkbox';
import { CheckboxGroup, RadioGroup } from '../../../ui/forms/ChoiceGroup';
import { Select } from '../../../ui/forms/Select';
import { filterGroups, numberSteps, type FilterGroup } from './filter-groups';
import { useFilterWords } from './use-filter-words';
import styles from './filters.module.css';

export interface FiltersPanelProps {
  ask: SearchAsk;
  device: DeviceNeeds;
  /** Absent until the first answer is there. */
  reply: Pick<SearchReply, 'facets' | 'total'> | undefined;
  /** Each change is applied at once. */
  onAsk: (ask: SearchAsk) => void;
  onClear: () => void;
  onClose: () => void;
}

const any = '';

/** Every filter with what it would leave. Nothing is confirmed: the list, the count and the numbers follow each change. */
export function FiltersPanel({ ask, device, reply, onAsk, onClear, onClose }: FiltersPanelProps) {
  const { t } = useTranslation('search');
  const words = useFilterWords();
  const { filters } = ask;
  const { controls } = needsOf(ask, device).driver;

  const counted = (label: string, facet: FacetName, value: string): string => {
    if (!reply) return label;
    const count = reply.facets[facet].find((each) => each.value === value)?.count ?? 0;
    return count === 0 ? t('filters.countedNone', { label }) : t('filters.counted', { label, count });
  };

  const choice = (name: ChoiceFilter) => (
    <RadioGroup
      key={name}
      name={`filter-${name}`}
      label={t(`filters.${name}.label`)}
      value={filters[name] ?? any}
      choices={[{ value: any, label: t('filters.any') }, ...choiceFilters[name].map((value) => ({ value, label: counted(words.choice(name, value), name, value) }))]}
      onChange={({ target }) => onAsk({ ...ask, filters: withChoice(filters, name, target.value) })}
    />
  );
  const toggle = (name: SwitchFilter) => (
    <Checkbox
      key={name}
      label={counted(words.switched(name), name, 'true')}
      checked={filters[name] ?? false}
      onChange={({ target }) => onAsk({ ...ask, filters: target.checked ? { ...filters, [name]: true } : withoutFilter(filters, name) })}
    />
  );
  const number = (name: NumberFilter) => {
    const chosen = filters[name];
    const steps = [...new Set([...numberSteps[name], ...(chosen === undefined ? [] : [chosen])])].sort((a, b) => a - b);
    return (
      <Select
        key={name}
        label={t(`filters.${name}.label`)}
        hint={name === 'seatsLeft' ? t('filters.seatsLeft.hint') : undefined}
        value={chosen ?? any}
        placeholder={t('filters.any')}
        options={steps.map((value) => ({ value: String(value), label: words.number(name, value) }))}
        onChange={({ target }) => onAsk({ ...ask, filters: target.value === any ? withoutFilter(filters, name) : { ...filters, [name]: Number(target.value) } })}
      />
    );
  };
  const within = (
    <Select
      label={t('filters.within.label')}
      value={ask.withinKm ?? any}
      placeholder={t('filters.within.any')}
      options={radii.map((km) => ({ value: String(km), label: words.within(km) }))}
      onChange={({ target }) => onAsk({ ...ask, withinKm: radii.find((km) => String(km) === target.value) })}
    />
  );
  const setControl = (control: string, needed: boolean) => {
    const needs = drivingControls.filter((each: DrivingControl) => (each === control ? needed : controls.includes(each)));
    saveDriverNeeds({ ...device.driver, controls: needs });
    // Who names a control wants it to count.
    if (ask.leftOut?.includes('controls')) onAsk({ ...ask, leftOut: ask.leftOut.filter((part) => part !== 'controls') });
  };
  const neededControls = (
    <CheckboxGroup
      name="filter-controls"
      label={t('filters.controls.label')}
      hint={t('filters.controls.hint')}
      value={controls}
      choices={drivingControls.map((control) => ({ value: control, label: counted(words.control(control), 'controls', control) }))}
      onChange={({ target }) => setControl(target.value, target.checked)}
    />
  );

  const group = ({ name, choices, switches, numbers }: FilterGroup) => (
    <section key={name} className={styles.group} aria-labelledby={`filters-${name}`}>
      <h2 id={`filters-${name}`} className={styles.heading}>
        {t(`filters.group.${name}`)}
      </h2>
      <div className={styles.grid}>
        {choices.map(choice)}
        {name === 'driving' && neededControls}
        {switches.length > 0 && <div className={styles.switches}>{switches.map(toggle)}</div>}
        {numbers.map(number)}
        {name === 'renting' && ask.near && !ask.bounds && within}
      </div>
    </section>
  );

  return (
    <div className={styles.panel}>
      {filterGroups.map(group)}
      <ButtonRow>
        <Button onClick={onClose}>{reply ? t('filters.show', { count: reply.total }) : t('summary.close')}</Button>
        <Button variant="secondary" onClick={onClear}>
          {t('filters.clear')}
        </Button>
      </ButtonRow>
    </div>
  );
}
