import { useTranslation } from 'react-i18next';
import type { DateTimeRangeValue } from '../../../ui/forms/DateTimeRange';
import { FieldNotes, useFieldIds } from '../../../ui/forms/FieldShell';
import { Select } from '../../../ui/forms/Select';
import { TextField } from '../../../ui/forms/TextField';
import styles from './change.module.css';

export interface LaterEndProps {
  id: string;
  value: DateTimeRangeValue;
  error: string | undefined;
  /** First day that can be chosen. */
  min: string;
  onChange: (value: DateTimeRangeValue) => void;
}

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

/** Until when instead; the start stays. */
export function LaterEnd({ id, value, error, min, onChange }: LaterEndProps) {
  const { t, i18n } = useTranslation('bookings');
  const ids = useFieldIds(id, { hint: undefined, error });
  const written = new Intl.DateTimeFormat(i18n.language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  // A trip may end at half past.
  const times = hours.includes(value.toTime) ? hours : [...hours, value.toTime].sort();
  return (
    <fieldset id={ids.id} className={styles.end} aria-describedby={ids.describedBy}>
      <legend>{t('change.until')}</legend>
      <FieldNotes error={error} ids={ids} />
      <div className={styles.sides}>
        <TextField type="date" label={t('change.untilDay')} min={min} value={value.toDay} onChange={({ target }) => onChange({ ...value, toDay: target.value })} />
        <Select
          label={t('change.untilTime')}
          value={value.toTime}
          options={times.map((time) => ({ value: time, label: written.format(new Date(`2024-01-01T${time}:00Z`)) }))}
          onChange={({ target }) => onChange({ ...value, toTime: target.value })}
        />
      </div>
    </fieldset>
  );
}
