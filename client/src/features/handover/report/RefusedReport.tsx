import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bookingKey } from '../../../lib/query';
import { Button } from '../../../ui/buttons/Button';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog';
import { Notice } from '../../../ui/feedback/Notice';
import { Stack } from '../../../ui/layout/Page';
import type { AtCar } from '../at-car';
import { AnswerFacts } from './ReportFacts';
import { otherName, reportIn } from './report-of-booking';

/** The server said no: why, and what can be done. Nothing is thrown away but by the person. */
export function RefusedReport({ car }: { car: AtCar }) {
  const { t } = useTranslation('handover');
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { draft, booking, phone } = car;
  const said = draft.refusal?.said;
  const theirs = reportIn(car);
  const overtaken = draft.act === 'start' && theirs !== undefined && theirs.by !== booking.viewer;
  const discard = async () => {
    setAsking(false);
    await phone.outbox.discard(draft);
    await queryClient.invalidateQueries({ queryKey: bookingKey(booking.id) });
  };
  return (
    <Stack>
      <h2 id="handover-now" tabIndex={-1}>
        {t('refused.title')}
      </h2>
      <Notice tone="error" title={said?.title ?? t('refused.incomplete.title')}>
        <p>{said?.detail ?? t('refused.incomplete.text')}</p>
        {said && said.faults.length > 0 && (
          <ul>
            {said.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        )}
      </Notice>
      <p>{t(overtaken ? 'refused.overtaken' : 'refused.keptHere', { other: otherName(booking) })}</p>
      <ButtonRow>
        {!overtaken && <Button onClick={() => void phone.outbox.reopen(draft)}>{t('refused.correct')}</Button>}
        <Button variant={overtaken ? 'primary' : 'danger'} onClick={() => setAsking(true)}>
          {t(overtaken ? 'refused.readTheirs' : 'refused.discard')}
        </Button>
        <ButtonLink variant="secondary" to={`/bookings/${booking.id}`}>
          {t('toBooking')}
        </ButtonLink>
      </ButtonRow>
      {draft.act === 'start' && <AnswerFacts handover={draft} />}
      <ConfirmDialog
        isOpen={asking}
        title={t('refused.ask.title')}
        confirmLabel={t('refused.ask.confirm')}
        danger
        onConfirm={() => void discard()}
        onClose={() => setAsking(false)}
      >
        <p>{t('refused.ask.text')}</p>
      </ConfirmDialog>
    </Stack>
  );
}
