import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { needsOf, type DeviceNeeds, type SearchAsk } from '../../../lib/search-address';
import { activeFilters } from '../filters/active-filters';
import { useFilterWords } from '../filters/use-filter-words';
import { searchZone } from '../search-zone';
import styles from './results.module.css';

/** On paper only: what was asked, in words and without a measure, and when it was answered. */
export function PrintedSearch({ ask, device, answeredAt }: { ask: SearchAsk; device: DeviceNeeds; answeredAt: Date }) {
  const { t } = useTranslation('search');
  const format = useFormat();
  const words = useFilterWords();
  const { wheelchairs, driver } = needsOf(ask, device);
  // Controls are what a driver needs, like the codes: on paper they are not named either.
  const narrowed = activeFilters({ ...ask, leftOut: ['controls'] }, device, words).map(({ label }) => label);
  const lines = [
    ask.period && format.period(ask.period, searchZone),
    wheelchairs.length > 0 && t('results.print.chairs', { count: wheelchairs.length }),
    driver.licenceCodes.length + driver.controls.length > 0 && t('results.print.driver'),
    narrowed.length > 0 && t('results.print.filters', { filters: format.list(narrowed) }),
    t('results.print.asOf', { when: format.dayAndTime(answeredAt, searchZone) }),
  ];
  return <div className={styles.printed}>{lines.map((line) => line && <p key={line}>{line}</p>)}</div>;
}
