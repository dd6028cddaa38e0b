import type { SearchReply } from '@passerelle/shared/search/contract';
import { useTranslation } from 'react-i18next';
import { devicePartNames, type DevicePart, type SearchAsk } from '../../../lib/search-address';
import { useFormat } from '../../../lib/format';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { LinkButton } from '../../../ui/buttons/LinkButton';
import styles from './results.module.css';

export interface ResultsHeadProps {
  ask: SearchAsk;
  /** The first page's answer: its counts are those of the whole search. */
  reply: Pick<SearchReply, 'total' | 'beyond' | 'examinedKm'>;
  /** Another answer is on its way. */
  waiting: boolean;
  /** Counts a part of the device's needs again. */
  onPutBack: (part: DevicePart) => void;
}

/** How far a search grows by itself. */
const farthestKm = 200;

/** How many cars there are, and where they were looked for when that is not what was asked. Said once, aloud. */
export function ResultsHead({ ask, reply: { total, beyond, examinedKm }, waiting, onPutBack }: ResultsHeadProps) {
  const { t } = useTranslation('search');
  const format = useFormat();
  const count = t('results.count', { count: total });
  const sentences: string[] = [];
  if (beyond) {
    const near = format.distance(beyond.radiusKm);
    sentences.push(
      beyond.nearestKm === undefined
        ? t('results.beyondAll', { near, far: format.distance(Math.max(farthestKm, beyond.radiusKm)) })
        : t('results.beyond', { near, far: format.distance(beyond.nearestKm) }),
    );
  }
  if (examinedKm !== undefined) sentences.push(t('results.examined', { far: format.distance(examinedKm) }));
  const leftOut = devicePartNames.filter((part) => ask.leftOut?.includes(part));
  return (
    <div className={styles.head}>
      <StatusMessage message={waiting ? '' : [count, ...sentences].join(' ')} />
      <p id="result-count" tabIndex={-1} className={styles.count}>
        {count}
      </p>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {leftOut.map((part) => (
        <p key={part} className={styles.leftOut}>
          {t(`results.leftOut.${part}`)} <LinkButton onClick={() => onPutBack(part)}>{t(`results.putBack.${part}`)}</LinkButton>
        </p>
      ))}
    </div>
  );
}
