import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { FieldValues } from 'react-hook-form';
import type { OwnVehicle } from '@passerelle/shared/vehicles/contract';
import { api } from '../../../lib/api';
import { isProblem } from '../../../lib/api/api-problem';
import { useProblemForm } from '../../../lib/forms/use-problem-form';
import { Button } from '../../../ui/buttons/Button';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { Notice } from '../../../ui/feedback/Notice';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { Stack } from '../../../ui/layout/Page';
import { readArrival } from './arrival';
import { formOf } from './car-form';
import { CarSection, Fields, sectionId } from './CarSection';
import { forgetDraft, keepDraft, readDraft } from './draft';
import { aboutFields, accessSections, extraFields, lookFields, moreSections, placeFields, priceFields } from './field-table';
import { nameFaults } from './name-faults';
import { SpaceFields } from './SpaceFields';
import { TownField } from './TownField';
import { useSaveCar } from './use-save-car';
import styles from './edit.module.css';

const sectionNames = ['about', 'place', 'look', ...accessSections.map(({ name }) => name), 'spaces', ...moreSections.map(({ name }) => name), 'price', 'extras'];

export interface CarFormProps {
  car: OwnVehicle | undefined;
  /** Somebody saved the car meanwhile, and the person wants to start from that. */
  onReload: () => void;
}

/** The whole of a car on one page. What is typed outlives an error, a reload and a sign-in. */
export function CarForm({ car, onReload }: CarFormProps) {
  const { t, i18n } = useTranslation('vehicles');
  const location = useLocation();
  const [arrival] = useState(() => readArrival(location.state));
  const [base, setBase] = useState(car);
  const [saved, setSaved] = useState(arrival.saved && !arrival.refusal);
  const [conflict, setConflict] = useState(false);
  const publish = useRef(false);
  const [draft] = useState(() => readDraft(car?.id, car?.version ?? 0));
  const [restored, setRestored] = useState(draft !== undefined);
  const save = useSaveCar(base, (next) => {
    setBase(next);
    setSaved(true);
  });
  const { form, fields, formProps, summary, busy, show } = useProblemForm<FieldValues>({
    id: 'car',
    defaultValues: draft ?? formOf(car, i18n.language),
    send: async (values) => {
      setSaved(false);
      setConflict(false);
      setRestored(false);
      await save(values, publish.current).catch((error: unknown) => {
        throw isProblem(error) ? nameFaults(error, t) : error;
      });
    },
    onProblem: (problem) => {
      const overtaken = isProblem(problem, 'vehicles.version_conflict');
      setConflict(overtaken);
      return overtaken;
    },
  });
  const { control, subscribe, reset } = form;

  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values, name }) => {
          if (!name) return;
          setSaved(false);
          keepDraft(base?.id, base?.version ?? 0, values);
        },
      }),
    [subscribe, base],
  );
  const shown = useRef(false);
  useEffect(() => {
    if (shown.current || !arrival.refusal) return;
    shown.current = true;
    show(arrival.refusal);
  }, [arrival, show]);

  const keepMine = async () => {
    if (!base) return;
    try {
      const { version } = await api.vehicles.getOwn({ params: { vehicleId: base.id } });
      setBase({ ...base, version });
      setConflict(false);
    } catch (error) {
      if (!isProblem(error)) throw error;
      show(error);
    }
  };
  const isDraft = base === undefined || base.status === 'draft' || base.status === 'hidden';
  const common = { control, own: fields.own };
  return (
    <form {...formProps}>
      <Stack>
        {restored && (
          <Notice
            title={t('edit.restored')}
            actions={
              <Button
                variant="secondary"
                onClick={() => {
                  forgetDraft(base?.id);
                  reset(formOf(base, i18n.language));
                  setRestored(false);
                }}
              >
                {t('edit.startAgain')}
              </Button>
            }
          />
        )}
        {conflict && (
          <Notice
            tone="warning"
            title={t('edit.conflict')}
            announce
            actions={
              <ButtonRow>
                <Button variant="secondary" onClick={() => void keepMine()}>
                  {t('edit.keepMine')}
                </Button>
                <Button
                  variant="secondary"
                  onClick={() => {
                    forgetDraft(base?.id);
                    onReload();
                  }}
                >
                  {t('edit.takeTheirs')}
                </Button>
              </ButtonRow>
            }
          >
            <p>{t('edit.conflictText')}</p>
          </Notice>
        )}
        <ErrorSummary {...summary} />
        <nav aria-label={t('edit.sections')}>
          <ul className={styles.sections}>
            {sectionNames.map((name) => (
              <li key={name}>
                <a href={`#${sectionId(name)}`}>{t(`section.${name}.title`)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <CarSection name="about" fields={aboutFields} {...common} />
        <CarSection name="place" {...common}>
          <TownField {...common} />
          <Fields fields={placeFields} {...common} />
        </CarSection>
        <CarSection name="look" fields={lookFields} {...common} />
        {accessSections.map((section) => (
          <CarSection key={section.name} {...section} {...common} />
        ))}
        <CarSection name="spaces" {...common}>
          <SpaceFields {...common} />
        </CarSection>
        {moreSections.map((section) => (
          <CarSection key={section.name} {...section} {...common} />
        ))}
        <CarSection name="price" fields={priceFields} {...common} />
        <CarSection name="extras" fields={extraFields} {...common} />
        {saved && (
          <Notice tone="success" title={t('edit.saved')} announce>
            {isDraft && <p>{t('edit.savedDraft')}</p>}
          </Notice>
        )}
        <ButtonRow>
          <Button type="submit" variant={isDraft ? 'secondary' : 'primary'} busy={busy && !publish.current} busyText={t('edit.saving')} onClick={() => (publish.current = false)}>
            {t(isDraft ? 'edit.saveDraft' : 'edit.save')}
          </Button>
          {isDraft && (
            <Button type="submit" busy={busy && publish.current} busyText={t('edit.publishing')} onClick={() => (publish.current = true)}>
              {t('edit.publish')}
            </Button>
          )}
        </ButtonRow>
      </Stack>
    </form>
  );
}
