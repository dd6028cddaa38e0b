import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useProblemForm } from '../../../lib/forms/use-problem-form';
import { Button } from '../../../ui/buttons/Button';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { TextArea } from '../../../ui/forms/TextArea';
import { Stack } from '../../../ui/layout/Page';
import { noteToWire } from '../help/evidence';
import { namesIn } from '../next-step';
import { Disclosure } from './Disclosure';
import type { Acting } from './use-act';

interface Contest {
  booking: Booking;
  acting: Acting;
}

function ContestForm({ booking, acting }: Contest) {
  const { t } = useTranslation('bookings');
  const { fields, formProps, summary, busy } = useProblemForm({
    id: 'contest',
    defaultValues: { note: '' },
    send: ({ note }) => acting.send({ name: 'contest', ...noteToWire(note) }),
  });
  return (
    <form {...formProps}>
      <Stack>
        <p>{t('contest.effect')}</p>
        <ErrorSummary {...summary} />
        <TextArea {...fields.text('note')} label={t('contest.note')} hint={t('contest.noteHint', namesIn(booking))} optional maxLength={1000} />
        <div>
          <Button type="submit" busy={busy} busyText={t('act.busy')}>
            {t('contest.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

/** The other one said that this person was not there: they can say that they were, and how it was. */
export function ContestAbsence({ booking, acting }: Contest) {
  const { t } = useTranslation('bookings');
  return (
    <Disclosure id="contest-form" variant="primary" label={t('contest.open')}>
      <ContestForm booking={booking} acting={acting} />
    </Disclosure>
  );
}
