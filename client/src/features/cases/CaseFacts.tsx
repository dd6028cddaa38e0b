import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SupportBooking } from '@passerelle/shared/cases/contract';
import { useFormat, type Format } from '../../lib/format';
import { DefinitionList, type Definition } from '../../ui/data/DefinitionList';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import styles from './cases.module.css';

/** The owner brings the car: where to, how far, and what the renter pays for it. */
function deliveryFact({ delivery, price }: SupportBooking['booking'], format: Format, t: TFunction): Definition[] {
  if (!delivery) return [];
  const { km, town } = delivery;
  const line = price.lineItems.find(({ code, paidBy }) => code === 'delivery' && paidBy === 'renter');
  const distance = t('facts.deliveryNote.support', { ns: 'bookings', distance: format.distance(km) });
  return [{ term: t('facts.delivery', { ns: 'bookings' }), detail: town ?? t('facts.notSaid'), note: line ? t('facts.deliveryPrice', { distance, price: format.money(line.total) }) : distance }];
}

/** What is known of a booking, with the addresses of both. */
export function CaseFacts({ booking, emails }: Pick<SupportBooking, 'booking' | 'emails'>) {
  const { t } = useTranslation(['cases', 'bookings']);
  const format = useFormat();
  const { id, state, money, version, period, timeZone, renter, owner, roles, total, deposit, deadline, fit } = booking;
  const mail = (name: string, address: string) => (
    <>
      {name} <a href={`mailto:${address}`}>{address}</a>
    </>
  );
  return (
    <Card as="section" labelledBy="case-facts">
      <Stack>
        <h2 id="case-facts">{t('facts.title')}</h2>
        <DefinitionList
          items={[
            { term: t('facts.id'), detail: <span className={styles.id}>{id}</span> },
            { term: t('facts.state'), detail: t(`state.${state}`, { ns: 'bookings' }), note: t('facts.version', { version }) },
            { term: t('facts.money'), detail: t(`money.${money}`) },
            { term: t('facts.period'), detail: format.period(period, timeZone), note: timeZone.replace('_', ' ') },
            ...(deadline ? [{ term: t('facts.deadline'), detail: format.dayAndTime(deadline.at, timeZone), note: t('facts.deadlineNote') }] : []),
            { term: t('facts.renter'), detail: mail(renter.displayName, emails.renter) },
            { term: t('facts.owner'), detail: mail(owner.displayName, emails.owner) },
            { term: t('facts.driver'), detail: roles.driver ?? renter.displayName, note: t(roles.driverChecked ? 'people.driverChecked' : 'people.driverNotChecked.support', { ns: 'bookings' }) },
            { term: t('facts.passengers'), detail: roles.passengers.length > 0 ? format.list(roles.passengers) : t('facts.notSaid') },
            ...deliveryFact(booking, format, t),
            { term: t('facts.total'), detail: format.money(total), note: t('facts.deposit', { deposit: format.money(deposit) }) },
            { term: t('facts.fit'), detail: fit ? t(`fit.verdict.${fit.verdict}`, { ns: 'bookings' }) : t('facts.noFit') },
          ]}
        />
        <p>
          <Link to={`/bookings/${id}`}>{t('facts.seePage')}</Link>
        </p>
      </Stack>
    </Card>
  );
}
