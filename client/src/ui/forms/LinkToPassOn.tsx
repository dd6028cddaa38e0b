import { useState } from 'react';
import { StatusMessage } from '../a11y/StatusMessage';
import { Button } from '../buttons/Button';
import { ButtonRow } from '../buttons/ButtonRow';
import { Stack } from '../layout/Page';
import { focusField } from './focus-field';
import { TextField } from './TextField';

export interface LinkToPassOnProps {
  id: string;
  link: string;
  /** `subject` is what an app that it is handed to shows beside the link. */
  texts: Readonly<Record<'label' | 'copy' | 'copied' | 'copyYourself' | 'share' | 'subject', string>>;
}

/** A link for somebody else, to be copied or handed to another app. */
export function LinkToPassOn({ id, link, texts }: LinkToPassOnProps) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setSaid(texts.copied);
    } catch {
      // Without the permission the person copies it by hand.
      focusField(id);
      setSaid(texts.copyYourself);
    }
  };
  // Who closes the list of apps again has not failed at anything.
  const share = () => navigator.share({ title: texts.subject, url: link }).catch(() => undefined);
  return (
    <Stack>
      <TextField id={id} label={texts.label} readOnly value={link} onFocus={({ target }) => target.select()} />
      <ButtonRow>
        <Button onClick={() => void copy()}>{texts.copy}</Button>
        {typeof navigator.share === 'function' && (
          <Button variant="secondary" onClick={() => void share()}>
            {texts.share}
          </Button>
        )}
      </ButtonRow>
      <StatusMessage message={said} visible />
    </Stack>
  );
}
