import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { Button } from '../../ui/buttons/Button';
import { Notice } from '../../ui/feedback/Notice';
import { TextField } from '../../ui/forms/TextField';
import { Stack } from '../../ui/layout/Page';

/** Shown once: the server keeps no copy that anybody could read. */
export function NewAddress({ url }: { url: string }) {
  const { t } = useTranslation('feed');
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    // Where the browser lets no page write to its clipboard, the address is marked, ready to be copied by hand.
    field.current?.select();
    const copied = await navigator.clipboard.writeText(url).then(
      () => true,
      () => false,
    );
    setSaid(t(copied ? 'copied' : 'copyByHand'));
  };
  return (
    <Stack>
      <Notice tone="success" title={t('made.title')}>
        <p>{t('made.text')}</p>
      </Notice>
      <TextField ref={field} label={t('made.label')} hint={t('made.hint')} type="url" value={url} readOnly onFocus={({ target }) => target.select()} />
      <div>
        <Button onClick={() => void copy()}>{t('copy')}</Button>
      </div>
      <StatusMessage message={said} visible />
    </Stack>
  );
}
