import { useTranslation } from 'react-i18next';
import { FieldNotes, useFieldIds } from './FieldShell';
import styles from './date-range.module.css';
import formStyles from './forms.module.css';

/** Days 'YYYY-MM-DD' ('' when not chosen) and hours 'HH:MM', in the time zone of the car. */
export interface DateTimeRangeValue {
  fromDay: string;
  fromTime: string;
  toDay: string;
  toTime: string;
}

export interface DateTimeRangeProps {
  id?: string;
  legend: string;
  hint?: string;
  error?: string | undefined;
  value: DateTimeRangeValue;
  onChange: (value: DateTimeRangeValue) => void;
  /** First and last day that can be chosen. */
  min?: string;
  max?: string;
  /** Minutes between the times offered. */
  stepMinutes?: 30 | 60;
}

function times(step: number): string[] {
  return Array.from({ length: (24 * 60) / step }, (_, index) => {
    const minutes = index * step;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  });
}

/**
 * From when to when. The browser's own date fields and lists: typed, spoken or picked with what the person is used to,
 * by keyboard and by switch. Moving the start after the end takes the end along.
 */
export function DateTimeRange(props: DateTimeRangeProps) {
  const { id, legend, hint, error, value, onChange, min, max, stepMinutes = 60 } = props;
  const { t, i18n } = useTranslation('ui');
  const ids = useFieldIds(id, { hint, error });
  const written = new Intl.DateTimeFormat(i18n.language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  const change = (part: Partial<DateTimeRangeValue>) => {
    const next = { ...value, ...part };
    const endBefore = next.toDay !== '' && next.fromDay.length === 10 && next.toDay < next.fromDay;
    onChange(part.fromDay !== undefined && endBefore ? { ...next, toDay: next.fromDay } : next);
  };
  const side = (which: 'from' | 'to') => {
    const day = which === 'from' ? value.fromDay : value.toDay;
    const time = which === 'from' ? value.fromTime : value.toTime;
    const earliest = which === 'to' && value.fromDay ? value.fromDay : min;
    return (
      <div className={styles.side}>
        <div className={styles.day}>
          <label htmlFor={`${ids.id}-${which}-day`}>{t(`range.${which}Day`)}</label>
          <input
            id={`${ids.id}-${which}-day`}
            type="date"
            className={formStyles.input}
            value={day}
            min={earliest}
            max={max}
            onChange={(event) => change(which === 'from' ? { fromDay: event.target.value } : { toDay: event.target.value })}
            aria-describedby={ids.describedBy}
            aria-invalid={error ? true : undefined}
          />
        </div>
        <div className={styles.time}>
          <label htmlFor={`${ids.id}-${which}-time`}>{t(`range.${which}Time`)}</label>
          <select
            id={`${ids.id}-${which}-time`}
            className={formStyles.select}
            value={time}
            onChange={(event) => change(which === 'from' ? { fromTime: event.target.value } : { toTime: event.target.value })}
          >
            {times(stepMinutes).map((option) => (
              <option key={option} value={option}>
                {written.format(new Date(`2024-01-01T${option}:00Z`))}
              </option>
            ))}
          </select>
        </div>
      </div>
    );
  };
  return (
    <fieldset className={formStyles.group} id={ids.id}>
      <legend className={formStyles.label}>{legend}</legend>
      <FieldNotes hint={hint} error={error} ids={ids} />
      <div className={styles.sides}>
        {side('from')}
        {side('to')}
      </div>
    </fieldset>
  );
}
