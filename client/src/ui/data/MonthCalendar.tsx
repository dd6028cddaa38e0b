import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../a11y/VisuallyHidden';
import { classNames } from '../class-names';
import { Icon } from '../icons/Icon';
import styles from './calendar.module.css';
import { formatDay, shiftMonth, weeksOf } from './month';

export type DayState = 'free' | 'partly' | 'blocked' | 'booked' | 'past';

export interface MonthCalendarProps {
  /** 'YYYY-MM'. */
  month: string;
  onMonthChange: (month: string) => void;
  /** By day 'YYYY-MM-DD'; a day that is not there is free. */
  days: Readonly<Record<string, DayState>>;
  today?: string;
  /** First and last month that can be shown. */
  min?: string;
  max?: string;
  /** What the calendar is of, for its caption. */
  label: string;
}

const legend: DayState[] = ['free', 'partly', 'booked', 'blocked'];
const aMonday = '2024-01-01';
const weekdays = weeksOf(aMonday.slice(0, 7))[0] ?? [];

/** A month as a real table: each cell says its day and state in words, by pattern as well as by colour. */
export function MonthCalendar({ month, onMonthChange, days, today, min, max, label }: MonthCalendarProps) {
  const { t, i18n } = useTranslation('ui');
  const locale = i18n.language;
  const title = formatDay(`${month}-01`, locale, { month: 'long', year: 'numeric' });
  const step = (by: 1 | -1) => {
    const target = shiftMonth(month, by);
    const there = (!min || target >= min) && (!max || target <= max);
    return (
      <button
        type="button"
        className={styles.step}
        aria-disabled={!there || undefined}
        onClick={() => there && onMonthChange(target)}
      >
        <Icon name={by < 0 ? 'arrowLeft' : 'arrowRight'} />
        <VisuallyHidden>{t(by < 0 ? 'calendar.previous' : 'calendar.next')}</VisuallyHidden>
      </button>
    );
  };
  return (
    <div className={styles.calendar}>
      <div className={styles.head}>
        {step(-1)}
        <p className={styles.month} aria-live="polite">
          {title}
        </p>
        {step(1)}
      </div>
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>{`${label}, ${title}`}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col" abbr={formatDay(day ?? aMonday, locale, { weekday: 'long' })}>
                {formatDay(day ?? aMonday, locale, { weekday: 'short' }).replace('.', '')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, index) => (
            <tr key={index}>
              {week.map((day, column) => {
                if (!day) return <td key={column} />;
                const state = days[day] ?? 'free';
                return (
                  <td key={day} className={styles[state]} aria-current={day === today ? 'date' : undefined}>
                    <span className={classNames(styles.number, day === today && styles.today)}>{Number(day.slice(8))}</span>
                    <VisuallyHidden> {t(`calendar.state.${state}`)}</VisuallyHidden>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.legend} aria-hidden="true">
        {legend.map((state) => (
          <li key={state}>
            <span className={classNames(styles.swatch, styles[state])} />
            {t(`calendar.state.${state}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
