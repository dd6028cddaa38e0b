import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/buttons/Button';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { TextField } from '../../../ui/forms/TextField';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import type { AtCar } from '../at-car';
import { newHandover } from '../queue/handover';
import { faultsOf } from '../queue/report-faults';
import { ReportFacts } from './ReportFacts';
import { namesOf, otherName, reportIn } from './report-of-booking';
import { SayWhatIsWrong } from './SayWhatIsWrong';

/** The other one wrote it: read, then sign, or say what is wrong. */
export function ReportToSign({ car }: { car: AtCar }) {
  const { t } = useTranslation('handover');
  const { booking, kind, phone, accountId, draft } = car;
  const [typedName, setTypedName] = useState('');
  const [attempt, setAttempt] = useState(0);
  const report = reportIn(car);
  if (!report) return null;
  const other = otherName(booking);
  const signing = { ...newHandover({ accountId, booking, kind }, 'confirm'), answers: { ...draft.answers, typedName } };
  const wrong = faultsOf(signing).some(({ field }) => field === 'typedName');
  const error = attempt > 0 && wrong ? t('fault.typedName') : undefined;
  const sign = async () => {
    setAttempt(attempt + 1);
    if (wrong) return;
    // A report that was begun here is of no use any more, nor are its photos.
    if (draft.photos.length > 0) await phone.outbox.discard(draft);
    await phone.outbox.sign(signing);
  };
  return (
    <Stack>
      <h2 id="handover-now" tabIndex={-1}>
        {t('toSign.title', { other })}
      </h2>
      <p>{t(`${kind}.toSign`, { other })}</p>
      <Card>
        <Stack>
          <ReportFacts report={report} kind={kind} store={phone.store} zone={booking.timeZone} names={namesOf(booking)} />
        </Stack>
      </Card>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void sign();
        }}
      >
        <Stack>
          <h3>{t('toSign.agree')}</h3>
          <ErrorSummary errors={error ? [{ fieldId: 'handover-typedName', message: error }] : []} attempt={attempt} />
          <TextField id="handover-typedName" label={t('sign.name')} hint={t('sign.hint')} autoComplete="name" error={error} value={typedName} onChange={({ target }) => setTypedName(target.value)} />
          <div>
            <Button type="submit">{t('toSign.sign')}</Button>
          </div>
        </Stack>
      </form>
      <SayWhatIsWrong conversationId={booking.conversationId} other={other} />
    </Stack>
  );
}
