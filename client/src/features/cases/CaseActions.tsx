import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { api } from '../../lib/api';
import { newKey } from '../../lib/api/new-key';
import { useFormat } from '../../lib/format';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { bookingKey } from '../../lib/query';
import { Button } from '../../ui/buttons/Button';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog';
import { Notice } from '../../ui/feedback/Notice';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';

/** Answers a request for its owner, with the effect shown before it is done. */
export function CaseActions({ booking }: { booking: Booking }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, version, can, renter, owner, total } = booking;
  const [key, setKey] = useState(newKey);
  const accept = useMutation({
    mutationFn: () => api.bookings.transition({ params: { bookingId: id, name: 'accept' }, body: { version } }, { idempotencyKey: key }),
    onSuccess: () => heading.current?.focus(),
    onSettled: () => {
      setKey(newKey());
      return queryClient.invalidateQueries({ queryKey: bookingKey(id) });
    },
  });
  // Once accepted there is nothing to press, and what was done is still said.
  if (!can.accept && !accept.isSuccess) return null;
  return (
    <Card as="section" labelledBy="case-actions">
      <Stack>
        <h2 id="case-actions" ref={heading} tabIndex={-1}>
          {t('actions.title')}
        </h2>
        <ProblemNotice error={accept.error} />
        {accept.isSuccess && <Notice tone="success" title={t('actions.accepted')} announce />}
        {can.accept && (
          <>
            <p>{t('actions.acceptEffect', { total: format.money(total), renter: renter.displayName, owner: owner.displayName })}</p>
            <div>
              <Button busy={accept.isPending} busyText={t('actions.busy')} onClick={() => setAsking(true)}>
                {t('actions.accept')}
              </Button>
            </div>
            <ConfirmDialog
              isOpen={asking}
              title={t('actions.acceptTitle', { owner: owner.displayName })}
              confirmLabel={t('actions.acceptConfirm')}
              onConfirm={() => {
                setAsking(false);
                accept.mutate();
              }}
              onClose={() => setAsking(false)}
            >
              <p>{t('actions.acceptEffect', { total: format.money(total), renter: renter.displayName, owner: owner.displayName })}</p>
            </ConfirmDialog>
          </>
        )}
      </Stack>
    </Card>
  );
}
