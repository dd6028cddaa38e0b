import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { newKey } from '../../../lib/api/new-key';
import { ProblemNotice } from '../../../lib/ProblemNotice';
import { Button } from '../../../ui/buttons/Button';
import { Notice } from '../../../ui/feedback/Notice';
import { TextArea } from '../../../ui/forms/TextArea';
import { Stack } from '../../../ui/layout/Page';

/** Goes to the other one as a message, who can then correct the report and send it again: nobody signs what is not right. */
export function SayWhatIsWrong({ conversationId, other }: { conversationId: string; other: string }) {
  const { t } = useTranslation('handover');
  const [text, setText] = useState('');
  const [empty, setEmpty] = useState(false);
  const clientId = useRef(newKey());
  const message = useMutation({
    mutationFn: () => api.messages.send({ params: { conversationId }, body: { clientId: clientId.current, text: text.trim() } }),
    onSuccess: () => {
      clientId.current = newKey();
      setText('');
    },
  });
  const send = () => {
    setEmpty(text.trim() === '');
    if (text.trim() === '') document.getElementById('handover-wrong')?.focus();
    else message.mutate();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack>
        <h3>{t('wrong.title')}</h3>
        <TextArea
          id="handover-wrong"
          label={t('wrong.label')}
          hint={t('wrong.hint', { other })}
          error={empty ? t('wrong.empty') : undefined}
          value={text}
          maxLength={4000}
          onChange={({ target }) => setText(target.value)}
        />
        <ProblemNotice error={message.error} onRetry={() => message.mutate()} />
        {message.isSuccess && (
          <Notice tone="success" announce>
            <p>{t('wrong.sent', { other })}</p>
          </Notice>
        )}
        <div>
          <Button type="submit" variant="secondary" busy={message.isPending} busyText={t('wrong.sending')}>
            {t('wrong.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
