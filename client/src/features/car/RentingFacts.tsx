import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format';
import styles from './car.module.css';

/** What comes with the car: delivery, and what the owner has said of a service dog and a child seat. */
export function RentingFacts({ vehicle: { delivery, serviceDog, childSeat, owner } }: { vehicle: Vehicle }) {
  const { t } = useTranslation('car');
  const format = useFormat();
  const deliveryText = () => {
    if (!delivery) return t('renting.noDelivery');
    const values = { name: owner.displayName, distance: format.distance(delivery.maxKm), price: format.money(delivery.perKm) };
    return t(delivery.perKm.amount === 0 ? 'renting.deliveryFree' : 'renting.delivery', values);
  };
  return (
    <section className={styles.block} aria-labelledby="renting-title">
      <h2 id="renting-title">{t('renting.title')}</h2>
      <ul className={styles.sentences}>
        <li>{deliveryText()}</li>
        {serviceDog !== undefined && <li>{t(`renting.serviceDog.${serviceDog ? 'yes' : 'no'}`)}</li>}
        {childSeat !== undefined && <li>{t(`renting.childSeat.${childSeat ? 'yes' : 'no'}`)}</li>}
      </ul>
    </section>
  );
}
