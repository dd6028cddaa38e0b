import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldArray } from 'react-hook-form';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { Button } from '../../../ui/buttons/Button';
import { blankSpace, spacesName } from './car-form';
import type { CarFieldProps } from './CarField';
import { Fields } from './CarSection';
import { spaceFields } from './field-table';
import styles from './edit.module.css';

const most = 3;
const headingId = (index: number): string => `car-space-${String(index)}`;
const addId = 'car-space-add';

/** The wheelchair places: up to three on this form. Adding one leads to it; removing one leads to the one before. */
export function SpaceFields({ control, own }: Pick<CarFieldProps, 'control' | 'own'>) {
  const { t } = useTranslation('vehicles');
  const { fields, append, remove } = useFieldArray({ control, name: spacesName });
  const [said, setSaid] = useState('');
  const lead = (id: string) => setTimeout(() => document.getElementById(id)?.focus(), 0);
  return (
    <>
      {fields.map(({ id }, index) => {
        const number = index + 1;
        return (
          <section key={id} aria-labelledby={headingId(index)} className={styles.space}>
            <div className={styles.spaceHead}>
              <h3 id={headingId(index)} tabIndex={-1}>
                {t('space.title', { number })}
              </h3>
              <Button
                variant="quiet"
                icon="minus"
                onClick={() => {
                  remove(index);
                  setSaid(t('space.removed', { number }));
                  lead(index > 0 ? headingId(index - 1) : fields.length > 1 ? headingId(0) : addId);
                }}
              >
                {t('space.remove', { number })}
              </Button>
            </div>
            <Fields fields={spaceFields} prefix={`${spacesName}.${String(index)}.`} control={control} own={own} />
          </section>
        );
      })}
      {fields.length === 0 && <p>{t('space.none')}</p>}
      {fields.length < most && (
        <div>
          <Button
            id={addId}
            variant="secondary"
            icon="plus"
            onClick={() => {
              append(blankSpace(), { shouldFocus: false });
              setSaid('');
              lead(headingId(fields.length));
            }}
          >
            {t('space.add')}
          </Button>
        </div>
      )}
      <StatusMessage message={said} />
    </>
  );
}
