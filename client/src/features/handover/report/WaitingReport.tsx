import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/buttons/Button';
import { Notice } from '../../../ui/feedback/Notice';
import { Stack } from '../../../ui/layout/Page';
import type { AtCar } from '../at-car';
import { AnswerFacts } from './ReportFacts';

/** Signed, and not with the server yet. */
export function WaitingReport({ car }: { car: AtCar }) {
  const { t } = useTranslation('handover');
  const format = useFormat();
  const [trying, setTrying] = useState(false);
  const { draft, booking, phone, kind, standing } = car;
  const lost = standing === 'notKept' || !phone.outbox.lasting();
  const keeping = standing === 'keeping' && !lost;
  const sent = draft.photos.filter(({ id }) => id !== undefined).length;
  const tryNow = async () => {
    setTrying(true);
    await phone.outbox.sendAll().finally(() => setTrying(false));
  };
  return (
    <Stack>
      <h2 id="handover-now" tabIndex={-1}>
        {t('waiting.title')}
      </h2>
      <Notice tone={lost ? 'warning' : 'info'}>
        <p>{t(lost ? 'waiting.notKept' : keeping ? 'waiting.keeping' : 'waiting.text')}</p>
        {draft.act === 'start' && <p>{t('waiting.photos', { sent, count: draft.photos.length })}</p>}
      </Notice>
      {draft.signedAt && <p>{t('waiting.signed', { at: format.dayAndTime(draft.signedAt, booking.timeZone) })}</p>}
      <p>{t(`${kind}.waiting`)}</p>
      <div>
        <Button variant="secondary" busy={trying} busyText={t('waiting.trying')} onClick={() => void tryNow()}>
          {t('waiting.now')}
        </Button>
      </div>
      {draft.act === 'start' && <AnswerFacts handover={draft} />}
    </Stack>
  );
}
