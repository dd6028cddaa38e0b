import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { Button } from '../../../ui/buttons/Button';
import { focusField } from '../../../ui/forms/focus-field';
import { TextField } from '../../../ui/forms/TextField';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { mostPassengers, type Travellers } from './travellers';
import styles from './request.module.css';

export interface TravellerFieldsProps {
  value: Travellers;
  onChange: (value: Travellers) => void;
  errorOf: (path: string) => string | undefined;
}

/** Who drives and who travels. Names only, and only if the person wants to give them. */
export function TravellerFields({ value, onChange, errorOf }: TravellerFieldsProps) {
  const { t } = useTranslation('bookings');
  const said = useRef('');
  const { driver, passengers } = value;
  const set = (part: Partial<Travellers>) => onChange({ ...value, ...part });
  const focusSoon = (index: number) => setTimeout(() => focusField(`request-passengers-${String(index)}-name`), 0);
  const add = () => {
    said.current = '';
    set({ passengers: [...passengers, ''] });
    focusSoon(passengers.length);
  };
  const remove = (index: number) => {
    said.current = t('travellers.removed', { number: index + 1 });
    set({ passengers: passengers.filter((_, other) => other !== index) });
    focusSoon(Math.max(0, index - 1));
  };
  return (
    <Card as="section" labelledBy="request-who">
      <Stack>
        <h2 id="request-who">{t('travellers.title')}</h2>
        <p>{t('travellers.why')}</p>
        <TextField
          id="request-driver-name"
          label={t('travellers.driver')}
          hint={t('travellers.driverHint')}
          optional
          autoComplete="off"
          maxLength={60}
          value={driver}
          error={errorOf('driver.name')}
          onChange={(event) => set({ driver: event.target.value })}
        />
        {passengers.map((name, index) => (
          <div key={index} className={styles.person}>
            <TextField
              id={`request-passengers-${String(index)}-name`}
              label={t('travellers.passenger', { number: index + 1 })}
              optional
              autoComplete="off"
              maxLength={60}
              value={name}
              error={errorOf(`passengers.${String(index)}.name`)}
              onChange={(event) => set({ passengers: passengers.map((before, other) => (other === index ? event.target.value : before)) })}
            />
            {passengers.length > 1 && (
              <Button variant="quiet" icon="minus" onClick={() => remove(index)} aria-label={t('travellers.remove', { number: index + 1 })}>
                {t('travellers.removeShort')}
              </Button>
            )}
          </div>
        ))}
        {passengers.length < mostPassengers && (
          <div>
            <Button variant="secondary" icon="plus" onClick={add}>
              {t('travellers.add')}
            </Button>
          </div>
        )}
        <StatusMessage message={said.current} />
      </Stack>
    </Card>
  );
}
