import { VisuallyHidden } from '../a11y/VisuallyHidden';
import styles from './data.module.css';

export interface PriceLine {
  key: string;
  label: string;
  /** "3 days at 58 €", who gets it. */
  detail?: string;
  /** Written out, with its currency. */
  amount: string;
}

export interface PriceLinesProps {
  caption: string;
  /** Column headings, for screen readers. */
  headings: { label: string; amount: string };
  lines: PriceLine[];
  total: { label: string; amount: string };
  /** Below the total and not part of it: a deposit that is only held. */
  after?: PriceLine[];
}

function Row({ line, className }: { line: PriceLine; className?: string | undefined }) {
  return (
    <tr className={className}>
      <th scope="row">
        {line.label}
        {line.detail && <span className={styles.note}>{line.detail}</span>}
      </th>
      <td>{line.amount}</td>
    </tr>
  );
}

export function PriceLines({ caption, headings, lines, total, after = [] }: PriceLinesProps) {
  return (
    <table className={styles.price}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <thead className={styles.hiddenHead}>
        <tr>
          <th scope="col">{headings.label}</th>
          <th scope="col">{headings.amount}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.key} line={line} />
        ))}
        <Row line={{ key: 'total', ...total }} className={styles.total} />
        {after.map((line) => (
          <Row key={line.key} line={line} className={styles.after} />
        ))}
      </tbody>
    </table>
  );
}
