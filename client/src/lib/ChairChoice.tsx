import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../ui/a11y/StatusMessage';
import { CheckboxGroup } from '../ui/forms/ChoiceGroup';
import { useChairName, useChairWords } from './chair-words';
import { setTravels, useKeptChairs } from './chairs';
import { mostTravelling } from './chairs/kept-chair';

/** Which of the kept chairs travel in the next search: ticked at once, nothing to send. Shows nothing where none is kept. */
export function ChairChoice({ id }: { id: string }) {
  const { t } = useTranslation('lib');
  const chairs = useKeptChairs();
  const nameOf = useChairName();
  const words = useChairWords();
  const [full, setFull] = useState(false);
  if (chairs.length === 0) return null;
  const tooMany = full ? t('chair.tooMany', { count: mostTravelling }) : undefined;
  return (
    <>
      <CheckboxGroup
        id={id}
        name={id}
        label={t('chair.travels')}
        error={tooMany}
        value={chairs.filter(({ travels }) => travels).map((chair) => chair.id)}
        choices={chairs.map((chair, index) => ({ value: chair.id, label: nameOf(chair, index), hint: words(chair.wheelchair) }))}
        onChange={({ target }) => setFull(!setTravels(target.value, target.checked))}
      />
      <StatusMessage message={tooMany ?? ''} urgent />
    </>
  );
}
