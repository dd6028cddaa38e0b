import type { Booking } from '@passerelle/shared/bookings/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { readNumber } from '../../../ui/forms/read-number';
import { DefinitionList } from '../../../ui/data/DefinitionList';
import { PhotoPicture } from '../PhotoPicture';
import type { Answers, Handover, HandoverKind } from '../queue/handover';
import { isShownToRenter } from '../queue/report-faults';
import type { HandoverStore } from '../queue/store';
import styles from '../steps/steps.module.css';

export type SentReportData = NonNullable<Booking['handover']['checkIn']>;

type Shown = Pick<Answers, 'rampCycle' | 'belts' | 'remote' | 'demonstrated' | 'note'> & {
  readonly km: number | undefined;
  readonly energy: number | undefined;
  readonly straps: number | undefined;
  readonly photos: number;
};

function Facts({ shown, kind }: { shown: Shown; kind: HandoverKind }) {
  const { t } = useTranslation('handover');
  const format = useFormat();
  const missing = t('sign.missing');
  const number = (value: number | undefined, say: (value: number) => string) => (value === undefined ? missing : say(value));
  const { rampCycle, belts, remote, demonstrated, note } = shown;
  const items = [
    { term: t('sign.photos'), detail: t('photo.count', { count: shown.photos }) },
    { term: t('km.label'), detail: number(shown.km, format.distance) },
    { term: t('energy.label'), detail: number(shown.energy, (value) => format.percent(value / 100)) },
    { term: t('rampCycle.short'), detail: rampCycle ? t(`rampCycle.${rampCycle}`) : missing },
    { term: t('straps.label'), detail: number(shown.straps, format.number) },
    { term: t('belts.short'), detail: belts ? t(`belts.${belts}`) : missing },
    { term: t('remote.short'), detail: remote ? t(`remote.${remote}`) : missing },
    ...(isShownToRenter(kind) ? [{ term: t('demonstrated.short'), detail: demonstrated === undefined ? missing : t(`demonstrated.${demonstrated}`) }] : []),
    ...(note.trim() === '' ? [] : [{ term: t('note.short'), detail: note }]),
  ];
  return <DefinitionList items={items} />;
}

/** What this phone keeps, as it will be sent. */
export function AnswerFacts({ handover: { answers, photos, kind } }: { handover: Handover }) {
  const { km, energy, straps, ...rest } = answers;
  return <Facts kind={kind} shown={{ ...rest, km: readNumber(km), energy: readNumber(energy), straps: readNumber(straps), photos: photos.length }} />;
}

export interface ReportFactsProps {
  report: SentReportData;
  kind: HandoverKind;
  store: HandoverStore;
  zone: string;
  /** Of the two, by their role. */
  names: Readonly<Record<'renter' | 'owner', string>>;
}

/** What one of the two has sent, with its photos and who signed. */
export function ReportFacts({ report, kind, store, zone, names }: ReportFactsProps) {
  const { t } = useTranslation('handover');
  const format = useFormat();
  const { km, energyPercent, equipment, demonstrated, note = '', photos, signatures } = report;
  return (
    <>
      <Facts kind={kind} shown={{ ...equipment, km, energy: energyPercent, demonstrated, note, photos: photos.length }} />
      <h3>{t('sign.photos')}</h3>
      <ul className={styles.thumbs}>
        {photos.map(({ id, view }) => (
          <li key={id} className={styles.thumb}>
            <PhotoPicture photo={{ clientId: id, id }} store={store} name={t(`view.${view}.name`)} className={styles.picture} />
            <span>{t(`view.${view}.name`)}</span>
          </li>
        ))}
      </ul>
      <h3>{t('sign.signatures')}</h3>
      <ul>
        {signatures.map(({ by, typedName, at }) => (
          <li key={`${by} ${at}`}>{t('sign.signedBy', { typedName, person: names[by === 'owner' ? 'owner' : 'renter'], at: format.dayAndTime(at, zone) })}</li>
        ))}
      </ul>
    </>
  );
}
