import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Measured } from '@passerelle/shared/fit/measured';
import type { OwnVehicle } from '@passerelle/shared/vehicles/contract';
import { api } from '../../lib/api';
import { useFormat } from '../../lib/format';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { vehiclesKey } from '../../lib/query';
import { Button } from '../../ui/buttons/Button';
import { DefinitionList } from '../../ui/data/DefinitionList';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import { measureSummary } from './measure-summary';
import styles from './cases.module.css';

export const reviewKey = vehiclesKey({ inReview: true });

/** One car that waits: whose it is, what its owner measured, and the button that shows it to everybody. */
export function CarToCheck({ car, onPublished }: { car: OwnVehicle; onPublished: (title: string) => void }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const queryClient = useQueryClient();
  const titleId = useId();
  const { id, version, title, owner, place, address, accessibility } = car;
  const publish = useMutation({
    mutationFn: () => api.cases.approveVehicle({ params: { vehicleId: id }, body: { version } }),
    onSuccess: () => onPublished(title),
    // After a refusal too: somebody else may have changed or published it meanwhile.
    onSettled: () => queryClient.invalidateQueries({ queryKey: reviewKey }),
  });
  const written = (measured: Measured | undefined) => {
    if (!measured) return t('review.notGiven');
    return measured.unit === 'kg' ? format.kilograms(measured.value) : format.centimetres(measured.value);
  };
  return (
    <Card as="li" labelledBy={titleId}>
      <Stack>
        <h3 id={titleId}>{title}</h3>
        <DefinitionList
          items={[
            { term: t('review.owner'), detail: owner.displayName },
            { term: t('review.town'), detail: t('review.place', { town: place.town, department: place.department }), note: address },
            ...measureSummary(accessibility).map(({ name, number, measures }) => ({
              term: t(`review.measure.${name}`, { number }),
              detail: measures.map(written).join(' × '),
              note: measures.length > 1 && t(`review.order.${name}`),
            })),
          ]}
        />
        <ProblemNotice error={publish.error} />
        <div className={styles.act}>
          <Button busy={publish.isPending} busyText={t('actions.busy')} aria-label={t('review.publishNamed', { car: title })} onClick={() => publish.mutate()}>
            {t('review.publish')}
          </Button>
          <Link to={`/cars/${id}`}>{t('review.see', { car: title })}</Link>
        </div>
      </Stack>
    </Card>
  );
}
