import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { CarField, type CarFieldProps } from './CarField';
import type { FieldSpec } from './field-table';
import styles from './edit.module.css';

export interface CarSectionProps extends Pick<CarFieldProps, 'control' | 'own'> {
  name: string;
  fields?: readonly FieldSpec[];
  /** After the fields of the table. */
  children?: ReactNode;
}

export const sectionId = (name: string): string => `car-section-${name}`;

/** A part of the form under a heading of its own. Numbers stand beside each other where there is room. */
export function CarSection({ name, fields = [], control, own, children }: CarSectionProps) {
  const { t } = useTranslation('vehicles');
  const heading = `${sectionId(name)}-title`;
  const lead = t(`section.${name}.lead`, { defaultValue: '' });
  return (
    <Card as="section" id={sectionId(name)} labelledBy={heading}>
      <Stack>
        <div>
          <h2 id={heading} tabIndex={-1}>
            {t(`section.${name}.title`)}
          </h2>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        <Fields fields={fields} control={control} own={own} />
        {children}
      </Stack>
    </Card>
  );
}

export function Fields({ fields, prefix, control, own }: Pick<CarFieldProps, 'control' | 'own' | 'prefix'> & { fields: readonly FieldSpec[] }) {
  return (
    <div className={styles.fields}>
      {fields.map((spec) => (
        <CarField key={spec.words} spec={spec} control={control} own={own} {...(prefix === undefined ? {} : { prefix })} />
      ))}
    </div>
  );
}
