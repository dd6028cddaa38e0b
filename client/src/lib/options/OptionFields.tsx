import { useTranslation } from 'react-i18next';
import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { extraCodes, extraPer } from '@passerelle/shared/vehicles/extras';
import { Checkbox } from '../../ui/forms/Checkbox';
import { CheckboxGroup } from '../../ui/forms/ChoiceGroup';
import { Select } from '../../ui/forms/Select';
import { isProblem } from '../api/api-problem';
import { useFormat } from '../format';
import { noTown, TownBox } from '../TownBox';
import { extrasOf, kmPackages, type Choices } from './choices';

export interface OptionFieldsProps {
  vehicle: Pick<Vehicle, 'delivery' | 'extras'>;
  /** Km that the days include, once they are chosen. */
  includedKm: number | undefined;
  value: Choices;
  onChange: (value: Choices) => void;
  deliveryError: string | undefined;
}

export const deliveryFieldId = 'options-delivery-place';

/** What a refused price says of the place, for the field where it can be put right. */
export const deliveryFault = (error: unknown): string | undefined => (isProblem(error) && error.errors.some(({ path }) => path.startsWith('delivery')) ? error.detail : undefined);

function DeliveryFields({ delivery, value, onChange, error }: { delivery: NonNullable<Vehicle['delivery']>; value: Choices; onChange: (value: Choices) => void; error: string | undefined }) {
  const { t } = useTranslation('lib');
  const format = useFormat();
  const terms = { distance: format.distance(delivery.maxKm), price: format.money(delivery.perKm) };
  return (
    <>
      <Checkbox
        label={t('options.delivery')}
        hint={t(delivery.perKm.amount === 0 ? 'options.deliveryFree' : 'options.deliveryTerms', terms)}
        checked={value.delivery !== null}
        onChange={({ target }) => onChange({ ...value, delivery: target.checked ? noTown : null })}
      />
      {value.delivery && <TownBox id={deliveryFieldId} label={t('options.place')} hint={t('options.placeHint')} error={error} value={value.delivery} onChange={(place) => onChange({ ...value, delivery: place })} />}
    </>
  );
}

/** What can be taken beside car and dates, each with its price: more kilometres, a delivery, extras; only what the owner offers. */
export function OptionFields({ vehicle, includedKm, value, onChange, deliveryError }: OptionFieldsProps) {
  const { t } = useTranslation('lib');
  const format = useFormat();
  const { delivery, extras = {} } = vehicle;
  const choices = extrasOf(vehicle).flatMap((code) => {
    const price = extras[code];
    return price ? [{ value: code, label: t(`extra.${code}`), hint: price.amount === 0 ? t('options.free') : t(`options.per.${extraPer[code]}`, { price: format.money(price) }) }] : [];
  });
  return (
    <>
      <Select
        label={t('options.km')}
        hint={t('options.kmHint', { included: includedKm === undefined ? '' : t('options.included', { km: format.distance(includedKm) }) }).trim()}
        value={value.km ?? ''}
        placeholder={t('options.kmNone')}
        options={kmPackages.map((km) => ({ value: String(km), label: t('options.kmMore', { km: format.distance(km) }) }))}
        onChange={({ target }) => onChange({ ...value, km: kmPackages.find((km) => String(km) === target.value) })}
      />
      {delivery && <DeliveryFields delivery={delivery} value={value} onChange={onChange} error={deliveryError} />}
      {choices.length > 0 && (
        <CheckboxGroup
          name="options-extras"
          label={t('options.extras')}
          optional
          value={value.extras}
          choices={choices}
          onChange={({ target }) => onChange({ ...value, extras: extraCodes.filter((code) => (code === target.value ? target.checked : value.extras.includes(code))) })}
        />
      )}
    </>
  );
}
