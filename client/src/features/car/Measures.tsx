import { isConfirmed } from '@passerelle/shared/fit/confirmed';
import type { Accessibility } from '@passerelle/shared/fit/model';
import type { Measured } from '@passerelle/shared/fit/measured';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format';
import { DefinitionList } from '../../ui/data/DefinitionList';
import { measureGroups } from './measure-rows';
import styles from './car.module.css';

/** Every measure with who gave it, and when. */
export function Measures({ accessibility }: { accessibility: Accessibility }) {
  const { t, i18n } = useTranslation('car');
  const format = useFormat();
  const dates = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeZone: 'UTC' });
  const written = ({ value, unit }: Pick<Measured, 'value' | 'unit'>) => {
    if (unit === 'mm') return format.centimetres(value);
    return unit === 'kg' ? format.kilograms(value) : t('measures.percent', { value: format.number(value) });
  };
  const detail = (measured: Measured | undefined) => {
    if (!measured) return <span className={styles.unknown}>{t('measures.unknown')}</span>;
    const { precision, unit } = measured;
    return precision ? t('measures.giveOrTake', { value: written(measured), precision: written({ value: precision, unit }) }) : written(measured);
  };
  const note = (measured: Measured | undefined) => {
    if (!measured) return undefined;
    const source = t(`measures.source.${measured.source}`);
    return measured.at ? t('measures.sourceOn', { source, date: dates.format(new Date(measured.at)) }) : source;
  };
  const groups = measureGroups(accessibility);
  const given = groups.flatMap(({ rows }) => rows.flatMap(({ measured }) => measured ?? []));
  const count = given.filter(({ source }) => source !== 'owner').length;
  const sources = isConfirmed(accessibility) ? t('measures.confirmed') : count === 0 ? t('measures.unconfirmed') : t('measures.partly', { count, all: given.length });
  return (
    <section className={styles.block} aria-labelledby="measures-title">
      <h2 id="measures-title">{t('measures.title')}</h2>
      {given.length > 0 && <p>{sources}</p>}
      <div className={styles.measures}>
        {groups.map(({ name, number, rows }) => (
          <div key={`${name}-${String(number)}`}>
            <h3>{t(number > 0 ? 'measures.group.spaceNumber' : `measures.group.${name}`, { number })}</h3>
            <DefinitionList items={rows.map((row) => ({ term: t(`measures.name.${row.name}`), detail: detail(row.measured), note: note(row.measured) }))} />
          </div>
        ))}
      </div>
    </section>
  );
}
