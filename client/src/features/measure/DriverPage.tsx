import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drivingControls, isLicenceCode, saveDriverNeeds, useDriverNeeds } from '../../lib/driver-needs';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { Notice } from '../../ui/feedback/Notice';
import { CheckboxGroup } from '../../ui/forms/ChoiceGroup';
import { TextField } from '../../ui/forms/TextField';
import { Card } from '../../ui/layout/Card';
import { Page, Stack } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { codeGroups, codeKey, isKnownCode, isTiedToOneCar, readCodes } from './licence-codes';
import { useWayBack } from './way-back';
import styles from './measure.module.css';

const toggled = <T,>(list: readonly T[], value: T, on: boolean): T[] => (on ? [...list.filter((other) => other !== value), value] : list.filter((other) => other !== value));

/** What somebody needs to drive: the codes on the licence, or the controls in plain words. Kept at once, on this device. */
export function Component() {
  const { t } = useTranslation('measure');
  const { back } = useWayBack();
  const needs = useDriverNeeds();
  const { licenceCodes, controls } = needs;
  const [text, setText] = useState(licenceCodes.join(', '));
  useDocumentTitle(t('driver.title'));
  const none = licenceCodes.length + controls.length === 0;
  const wordsOf = (code: string) => t(isKnownCode(code) ? `code.${codeKey(code)}` : 'driver.unknownCode');
  const keepCodes = (codes: readonly string[]) => saveDriverNeeds({ ...needs, licenceCodes: codes.filter(isLicenceCode) });
  const tick = (code: string, on: boolean) => {
    const codes = toggled(licenceCodes, code, on);
    setText(codes.join(', '));
    keepCodes(codes);
  };
  return (
    <Page width="reading">
      <PageHeader title={t('driver.title')} lead={t('driver.lead')} />
      <Card as="section" labelledBy="driver-codes">
        <Stack>
          <h2 id="driver-codes">{t('driver.codes.title')}</h2>
          <TextField
            label={t('driver.codes.label')}
            hint={t('driver.codes.hint')}
            optional
            inputMode="decimal"
            autoComplete="off"
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              keepCodes(readCodes(target.value));
            }}
          />
          {licenceCodes.length > 0 && (
            <ul className={styles.codes} aria-label={t('driver.codes.read')}>
              {licenceCodes.map((code) => (
                <li key={code}>
                  <strong>{code}</strong> {wordsOf(code)}
                </li>
              ))}
            </ul>
          )}
          {licenceCodes.some(isTiedToOneCar) && (
            <Notice tone="warning" title={t('driver.tied.title')} announce>
              <p>{t('driver.tied.text')}</p>
            </Notice>
          )}
          <details className={styles.allCodes}>
            <summary>{t('driver.codes.all')}</summary>
            <Stack>
              {codeGroups.map(({ name, codes }) => (
                <CheckboxGroup
                  key={name}
                  name={`codes-${name}`}
                  label={t(`driver.group.${name}`)}
                  value={licenceCodes}
                  choices={codes.map((code) => ({ value: code, label: `${code} ${wordsOf(code)}` }))}
                  onChange={({ target }) => tick(target.value, target.checked)}
                />
              ))}
            </Stack>
          </details>
        </Stack>
      </Card>
      <Card as="section" labelledBy="driver-controls">
        <Stack>
          <h2 id="driver-controls">{t('driver.controls.title')}</h2>
          <CheckboxGroup
            name="driver-controls"
            label={t('driver.controls.label')}
            hint={t('driver.controls.hint')}
            value={controls}
            choices={drivingControls.map((control) => ({ value: control, label: t(`driver.control.${control}.label`), hint: t(`driver.control.${control}.hint`) }))}
            onChange={({ target }) => {
              const control = drivingControls.find((each) => each === target.value);
              if (control) saveDriverNeeds({ ...needs, controls: toggled(controls, control, target.checked) });
            }}
          />
        </Stack>
      </Card>
      <p className={styles.private}>{t('driver.private')}</p>
      <ButtonRow>
        <ButtonLink to={back}>{t('driver.back')}</ButtonLink>
        {!none && (
          <Button
            variant="secondary"
            onClick={() => {
              setText('');
              saveDriverNeeds({ licenceCodes: [], controls: [] });
            }}
          >
            {t('driver.forget')}
          </Button>
        )}
      </ButtonRow>
    </Page>
  );
}
