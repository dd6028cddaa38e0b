import { paths, type IconName } from './paths';
import styles from './icon.module.css';

/** An icon always stands beside words, so it is hidden from assistive technology. */
export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  return (
    <svg className={styles.icon} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
