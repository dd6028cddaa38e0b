import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../../../ui/a11y/VisuallyHidden';
import { LinkButton } from '../../../ui/buttons/LinkButton';
import { Icon } from '../../../ui/icons/Icon';
import type { ActiveFilter } from './active-filters';
import styles from './filters.module.css';

export interface FilterChipsProps {
  active: readonly ActiveFilter[];
  onRemove: (filter: ActiveFilter) => void;
  onClear: () => void;
  /** Takes the focus when the last chip has gone. */
  onEmpty: () => void;
}

/** What narrows the search, each with a button that takes it away. Focus goes to the chip that moves into its place. */
export function FilterChips({ active, onRemove, onClear, onEmpty }: FilterChipsProps) {
  const { t } = useTranslation('search');
  const list = useRef<HTMLUListElement>(null);
  if (active.length === 0) return null;
  const remove = (filter: ActiveFilter, index: number) => {
    const buttons = list.current?.querySelectorAll('button');
    const heir = buttons?.[index + 1] ?? buttons?.[index - 1];
    if (heir) heir.focus();
    else onEmpty();
    onRemove(filter);
  };
  return (
    <div className={styles.chips} role="group" aria-label={t('filters.active')}>
      <ul ref={list} className={styles.chipList}>
        {active.map((filter, index) => (
          <li key={filter.key}>
            <button type="button" className={styles.chip} onClick={() => remove(filter, index)}>
              <VisuallyHidden>{t('filters.remove', { label: '' })}</VisuallyHidden>
              {filter.label}
              <Icon name="close" size={18} />
            </button>
          </li>
        ))}
      </ul>
      <LinkButton
        onClick={() => {
          onEmpty();
          onClear();
        }}
      >
        {t('filters.clear')}
      </LinkButton>
    </div>
  );
}
