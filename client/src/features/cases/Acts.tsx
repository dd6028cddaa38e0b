import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import type { SupportAct } from '@passerelle/shared/cases/contract';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { bookingKey } from '../../lib/query';
import { Button } from '../../ui/buttons/Button';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { Notice } from '../../ui/feedback/Notice';
import { Select } from '../../ui/forms/Select';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import { ActEffect } from './ActEffect';
import { ActForm } from './ActForm';
import { actNames, type ActName } from './act-forms';

interface ShownActProps {
  act: SupportAct;
  onDone: (act: SupportAct) => void;
  onBack: () => void;
}

/** The effect, and the button that brings exactly it. */
function ShownAct({ act, onDone, onBack }: ShownActProps) {
  const { t } = useTranslation('cases');
  const heading = useRef<HTMLHeadingElement>(null);
  const carryOut = useMutation({ mutationFn: () => api.cases.carryOut({ params: { actId: act.id } }), onSuccess: onDone });
  useEffect(() => heading.current?.focus(), []);
  return (
    <Stack>
      <h3 ref={heading} tabIndex={-1}>
        {t('act.effectOf', { act: t(`act.name.${act.name}`) })}
      </h3>
      <ActEffect act={act} />
      {act.needsSecondPerson && <Notice tone="warning" title={t('act.second')} />}
      <ProblemNotice error={carryOut.error} />
      <ButtonRow>
        <Button variant="danger" busy={carryOut.isPending} busyText={t('actions.busy')} onClick={() => carryOut.mutate()}>
          {t(act.needsSecondPerson ? 'act.askSecond' : 'act.do')}
        </Button>
        <Button variant="secondary" onClick={onBack}>
          {t('act.back')}
        </Button>
      </ButtonRow>
    </Stack>
  );
}

/** What support may do beside what the two people can: chosen, shown, then done. */
export function Acts({ booking }: { booking: Booking }) {
  const { t } = useTranslation('cases');
  const queryClient = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const [name, setName] = useState<ActName>();
  const [shown, setShown] = useState<SupportAct>();
  const [last, setLast] = useState<SupportAct>();
  const offered = actNames.filter((each) => booking.can[each]);
  const done = (act: SupportAct) => {
    setShown(undefined);
    setName(undefined);
    setLast(act);
    heading.current?.focus();
    void queryClient.invalidateQueries({ queryKey: bookingKey(booking.id) });
    void queryClient.invalidateQueries({ queryKey: ['cases'] });
  };
  return (
    <Card as="section" labelledBy="case-acts">
      <Stack>
        <h2 id="case-acts" ref={heading} tabIndex={-1}>
          {t('act.title')}
        </h2>
        {last && <Notice tone={last.state === 'done' ? 'success' : 'info'} title={t(`act.is.${last.state}`, { act: t(`act.name.${last.name}`) })} announce />}
        {offered.length === 0 && <p>{t('act.none')}</p>}
        {offered.length > 0 && !shown && (
          <>
            <Select
              label={t('act.which')}
              placeholder={t('act.choose')}
              value={name ?? ''}
              options={offered.map((value) => ({ value, label: t(`act.name.${value}`) }))}
              onChange={({ target }) => setName(offered.find((each) => each === target.value))}
            />
            {name && <ActForm key={name} booking={booking} name={name} onShown={setShown} />}
          </>
        )}
        {shown && <ShownAct act={shown} onDone={done} onBack={() => setShown(undefined)} />}
      </Stack>
    </Card>
  );
}
