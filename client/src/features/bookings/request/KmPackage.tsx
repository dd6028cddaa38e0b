import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { Select } from '../../../ui/forms/Select';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';

/** In the steps that the contract takes. */
const kmPackages = [100, 200, 300, 500, 1_000, 2_000] as const;

export interface KmPackageProps {
  /** What the days include. */
  included: number;
  value: number | undefined;
  onChange: (km: number | undefined) => void;
}

/** More kilometres bought beforehand cost less than kilometres driven beyond. */
export function KmPackage({ included, value, onChange }: KmPackageProps) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  return (
    <Card as="section" labelledBy="request-km">
      <Stack>
        <h2 id="request-km">{t('km.title')}</h2>
        <p>{t('km.text', { included: format.distance(included) })}</p>
        <Select
          label={t('km.label')}
          value={value ?? ''}
          placeholder={t('km.none')}
          options={kmPackages.map((km) => ({ value: String(km), label: t('km.more', { km: format.distance(km) }) }))}
          onChange={({ target }) => onChange(kmPackages.find((km) => String(km) === target.value))}
        />
      </Stack>
    </Card>
  );
}
