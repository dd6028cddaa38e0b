import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OwnVehicle } from '@passerelle/shared/vehicles/contract';
import { api } from '../../../lib/api';
import { isProblem } from '../../../lib/api/api-problem';
import { useFormat } from '../../../lib/format';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { Button } from '../../../ui/buttons/Button';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { CarDrawing } from '../../../ui/drawings/CarDrawing';
import { Notice } from '../../../ui/feedback/Notice';
import styles from './owner.module.css';

export function OwnCar({ car }: { car: OwnVehicle }) {
  const { t } = useTranslation('vehicles');
  const format = useFormat();
  const queryClient = useQueryClient();
  const titleId = useId();
  const { id, version, title, place, status, pricing, body, colour, accessibility } = car;
  const isShown = status === 'published' || status === 'in_review';
  const turn = useMutation({
    mutationFn: () => (isShown ? api.vehicles.hide : api.vehicles.publish)({ params: { vehicleId: id }, body: { version } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['vehicles'] }),
  });
  const problem = isProblem(turn.error) ? turn.error : undefined;
  const { access } = accessibility;
  return (
    <li className={styles.car} aria-labelledby={titleId}>
      <div className={styles.drawing}>
        <CarDrawing body={body} access={access?.type ?? 'none'} side={access?.side ?? 'rear'} colour={colour} alt="" />
      </div>
      <div className={styles.words}>
        <h3 id={titleId}>{title}</h3>
        <p className={styles.status}>{t(`status.${status}`)}</p>
        <p className={styles.small}>{t('owner.line', { town: place.town, price: format.money(pricing.perDay, { short: true }) })}</p>
        {problem && (
          <Notice tone="error" title={problem.title} announce>
            <p>{problem.detail}</p>
            {problem.errors.length > 0 && (
              <ul>
                {problem.errors.map(({ path, message }) => (
                  <li key={path}>{message}</li>
                ))}
              </ul>
            )}
          </Notice>
        )}
        <StatusMessage message={turn.isSuccess ? t(`status.${status}`) : ''} />
        <ButtonRow>
          <ButtonLink variant="secondary" to={`/owner/cars/${id}`} aria-label={t('owner.editNamed', { car: title })}>
            {t('owner.edit')}
          </ButtonLink>
          <ButtonLink variant="secondary" icon="calendar" to={`/owner/cars/${id}/calendar`} aria-label={t('owner.calendarNamed', { car: title })}>
            {t('owner.calendar')}
          </ButtonLink>
          <Button variant={isShown ? 'quiet' : 'primary'} busy={turn.isPending} busyText={t('owner.busy')} onClick={() => turn.mutate()}>
            {t(isShown ? 'owner.hide' : 'owner.publish')}
          </Button>
        </ButtonRow>
        {status === 'published' && (
          <p>
            <Link to={`/cars/${id}`}>{t('owner.see')}</Link>
          </p>
        )}
      </div>
    </li>
  );
}
