import type { bookingsContract } from '@passerelle/shared/bookings/contract';
import type { RouteResult } from '@passerelle/shared/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format';
import { DefinitionList } from '../../ui/data/DefinitionList';
import { PriceLines } from '../../ui/data/PriceLines';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import { PayButton } from './PayButton';

export type Asked = RouteResult<(typeof bookingsContract)['routes']['pay']>;

const lineCodes = ['days', 'week_discount', 'month_discount', 'km_package', 'delivery', 'insurance', 'service_fee'];

/** Car, dates, amount by line; the lines are those of the rental, so another part has its amount alone. */
export function PaymentAsked({ asked }: { asked: Asked }) {
  const { t } = useTranslation('pay');
  const format = useFormat();
  const { vehicle, period, timeZone, lineItems, amount, part, state, url, until } = asked;
  const sum = lineItems.reduce((total, line) => total + line.total.amount, 0);
  const lines = sum === amount.amount ? lineItems.filter(({ total }) => total.amount !== 0) : [];
  const nameOf = (code: string) => t(lineCodes.includes(code) ? `line.${code}` : 'line.extra');
  return (
    <Stack>
      {state === 'open' && url && <PayButton url={url} amount={format.money(amount)} />}
      {state === 'open' && until && <p>{t('until', { at: format.dayAndTime(until, timeZone) })}</p>}
      <StatusMessage message={state === 'paid' ? t('paid.lead') : ''} />
      <section aria-labelledby="pay-what">
        <Stack gap="small">
          <h2 id="pay-what">{t('what')}</h2>
          <DefinitionList
            items={[
              { term: t('car'), detail: vehicle.title },
              { term: t('place'), detail: vehicle.place.town },
              { term: t('dates'), detail: format.period(period, timeZone) },
              { term: t('amount'), detail: format.money(amount), note: t([`part.${part}`, 'part.other']) },
            ]}
          />
        </Stack>
      </section>
      {lines.length > 0 && (
        <section aria-labelledby="pay-lines">
          <Stack gap="small">
            <h2 id="pay-lines">{t('lines')}</h2>
            <Card>
              <PriceLines
                caption={t('lines')}
                headings={{ label: t('line.label'), amount: t('amount') }}
                lines={lines.map((line, index) => ({ key: `${line.code}-${String(index)}`, label: nameOf(line.code), amount: format.money(line.total) }))}
                total={{ label: t('total'), amount: format.money(amount) }}
              />
            </Card>
          </Stack>
        </section>
      )}
    </Stack>
  );
}
