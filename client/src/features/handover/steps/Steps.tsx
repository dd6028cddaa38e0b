import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { Button } from '../../../ui/buttons/Button';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { Stack } from '../../../ui/layout/Page';
import type { AtCar } from '../at-car';
import { faultsOf, steps, type ReportFault, type Step } from '../queue/report-faults';
import { DashboardStep } from './DashboardStep';
import { EquipmentStep } from './EquipmentStep';
import { KeptLine } from './KeptLine';
import { PhotosStep } from './PhotosStep';
import { SignStep } from './SignStep';
import { pathOf, stepOf } from './step-of';
import styles from './steps.module.css';

const forms = { photos: PhotosStep, dashboard: DashboardStep, equipment: EquipmentStep, sign: SignStep } as const;

function StepList({ now }: { now: Step }) {
  const { t } = useTranslation('handover');
  return (
    <nav aria-label={t('steps')}>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step}>
            <Link id={`handover-step-${step}`} to={pathOf(step)} className={styles.step} aria-current={step === now ? 'step' : undefined}>
              {t('step.link', { number: index + 1, name: t(`step.${step}`) })}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** One thing after the other; each answer is kept at once, and every step can be gone back to. */
export function Steps({ car }: { car: AtCar }) {
  const { t } = useTranslation('handover');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const step = stepOf(search);
  const [tried, setTried] = useState<{ step: Step; attempt: number }>();
  const { draft, phone, booking } = car;
  const all = faultsOf(draft, booking.handover.checkIn);
  // At the end, what was left out anywhere; before, only what this step asks.
  const faults = step === 'sign' ? all : all.filter((fault) => fault.step === step);
  const shown = tried?.step === step ? faults : [];
  const say = ({ code }: ReportFault) => t(`fault.${code}`, { km: booking.handover.checkIn?.km });
  const number = steps.indexOf(step) + 1;
  const next = steps[number];
  const before = steps[number - 2];
  const Form = forms[step];
  const go = () => {
    if (faults.length > 0) setTried({ step, attempt: (tried?.attempt ?? 0) + 1 });
    else if (next) void navigate(pathOf(next));
    else void phone.outbox.sign(draft);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <Stack>
        <StepList now={step} />
        <ErrorSummary
          errors={shown.map((fault) => ({ message: say(fault), fieldId: fault.step === step ? `handover-${fault.field}` : `handover-step-${fault.step}` }))}
          attempt={tried?.attempt ?? 0}
        />
        <h2 id="handover-now" tabIndex={-1}>
          {t('step.title', { number, count: steps.length, name: t(`step.${step}`) })}
        </h2>
        <Form car={car} errorOf={(field) => shown.filter((fault) => fault.field === field && fault.step === step).map(say)[0]} />
        <ButtonRow>
          <Button type="submit">{t(next ? 'next' : 'sign.send')}</Button>
          {before && (
            <ButtonLink variant="secondary" to={pathOf(before)}>
              {t('back')}
            </ButtonLink>
          )}
        </ButtonRow>
        <KeptLine car={car} />
      </Stack>
    </form>
  );
}
