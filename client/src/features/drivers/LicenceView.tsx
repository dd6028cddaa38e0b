import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Licence } from '@passerelle/shared/drivers/contract';
import { useFormat } from '../../lib/format';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { Button } from '../../ui/buttons/Button';
import { Stack } from '../../ui/layout/Page';
import { LicenceForm, type SendLicence } from './LicenceForm';
import { hasRunOut } from './licence-said';
import { WhatIsKept } from './WhatIsKept';

export type Standing = Licence['state'] | 'runOut';

export const standingOf = ({ state, validUntil }: Licence, now: Date): Standing => (state === 'approved' && validUntil !== undefined && hasRunOut(validUntil, now) ? 'runOut' : state);

/** Somebody has to act: the form stands open. */
const asksForIt: readonly Standing[] = ['none', 'refused', 'runOut'];

function Facts({ licence: { category, validUntil, decidedOn, reason }, standing }: { licence: Licence; standing: Standing }) {
  const { t } = useTranslation('drivers');
  const format = useFormat();
  const day = (text: string | undefined) => (text === undefined ? '' : format.calendarDay(text));
  return (
    <>
      <p>{t(`${standing}.text`, { category, until: day(validUntil), day: day(decidedOn) })}</p>
      {standing === 'refused' && reason !== undefined && <p>{t('refused.reason', { reason })}</p>}
    </>
  );
}

/** How far the check is, what to do, and what becomes of the picture. */
export function LicenceView({ licence, send }: { licence: Licence; send: SendLicence }) {
  const { t } = useTranslation('drivers');
  const heading = useRef<HTMLHeadingElement>(null);
  const [again, setAgain] = useState(false);
  const [said, setSaid] = useState('');
  const standing = standingOf(licence, new Date());
  const sendIt: SendLicence = async (facts, picture) => {
    await send(facts, picture);
    setAgain(false);
    setSaid(t('arrived'));
    // The form that was sent goes away.
    heading.current?.focus();
  };
  return (
    <>
      <section aria-labelledby="licence-standing">
        <Stack>
          <div>
            <h2 id="licence-standing" ref={heading} tabIndex={-1}>
              {t(`${standing}.title`)}
            </h2>
            <StatusMessage message={said} visible />
          </div>
          <Facts licence={licence} standing={standing} />
          {!asksForIt.includes(standing) && !again && (
            <div>
              <Button variant="secondary" onClick={() => setAgain(true)}>
                {t('again')}
              </Button>
            </div>
          )}
          {(asksForIt.includes(standing) || again) && <LicenceForm send={sendIt} />}
        </Stack>
      </section>
      <WhatIsKept />
    </>
  );
}
