import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { mostChairs } from '../../../lib/chairs';
import { Button } from '../../../ui/buttons/Button';
import { focusField } from '../../../ui/forms/focus-field';
import { draftOf, fieldIdOf, type ChairDraft, type DraftFault } from './chair-draft';
import { ChairFields } from './ChairFields';
import { MeasureGuide } from './MeasureGuide';
import styles from './chair.module.css';

export interface ChairEditorProps {
  drafts: readonly ChairDraft[];
  faults: readonly DraftFault[];
  onChange: (drafts: readonly ChairDraft[]) => void;
}

const addId = 'chair-add';

/** Up to three chairs, measured with the person in them. Stands in the page, above what it changes. */
export function ChairEditor({ drafts, faults, onChange }: ChairEditorProps) {
  const { t, i18n } = useTranslation('search');
  const nextKey = useRef(drafts.length);
  const add = () => {
    nextKey.current += 1;
    onChange([...drafts, draftOf(undefined, nextKey.current, i18n.language)]);
    // The new chair's first question is on the page after the next paint.
    requestAnimationFrame(() => focusField(fieldIdOf(drafts.length, 'propulsion')));
  };
  const remove = (index: number) => {
    onChange(drafts.filter((_, other) => other !== index));
    requestAnimationFrame(() => focusField(addId));
  };
  return (
    <div className={styles.editor}>
      <MeasureGuide />
      {drafts.map((draft, index) => (
        <div key={draft.key} className={styles.chair} role="group" aria-labelledby={fieldIdOf(index, 'title')}>
          <div className={styles.chairHead}>
            <h2 className={styles.chairTitle} id={fieldIdOf(index, 'title')}>{drafts.length > 1 ? t('chair.number', { number: index + 1 }) : t('chair.one')}</h2>
            <Button variant="quiet" onClick={() => remove(index)}>
              {drafts.length > 1 ? t('chair.removeNumber', { number: index + 1 }) : t('chair.remove')}
            </Button>
          </div>
          <ChairFields
            draft={draft}
            index={index}
            faults={faults}
            onChange={(changed) => onChange(drafts.map((each, other) => (other === index ? changed : each)))}
          />
        </div>
      ))}
      {drafts.length < mostChairs && (
        <div>
          <Button id={addId} variant="secondary" icon="plus" onClick={add}>
            {t(drafts.length === 0 ? 'chair.add' : 'chair.addAnother')}
          </Button>
        </div>
      )}
    </div>
  );
}
