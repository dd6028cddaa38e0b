import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../a11y/StatusMessage';
import { Button } from '../buttons/Button';
import { classNames } from '../class-names';
import { TextArea } from '../forms/TextArea';
import styles from './conversation.module.css';
import { useArrived } from './use-arrived';

export interface LogMessage {
  id: string;
  author: string;
  /** Written by the person who looks. */
  mine: boolean;
  text: string;
  /** Written out; `dateTime` is the same instant in ISO 8601. */
  at: string;
  dateTime: string;
  /** "Sending", "Not sent". */
  status?: string;
}

export interface ConversationLogProps {
  label: string;
  messages: LogMessage[];
  empty: string;
  /** Resolves to false when it could not be sent: the text then stays in the box. Absent: read only. */
  onSend?: ((text: string) => Promise<boolean>) | undefined;
  error?: string | undefined;
  maxLength?: number;
}

export function ConversationLog({ label, messages, empty, onSend, error, maxLength = 4000 }: ConversationLogProps) {
  const { t } = useTranslation('ui');
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const log = useRef<HTMLDivElement>(null);
  const last = messages.at(-1);
  const arrived = useArrived(messages);
  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [last?.id]);

  async function send(event: FormEvent) {
    event.preventDefault();
    const sent = text.trim();
    if (!sent || !onSend || sending) return;
    setSending(true);
    const done = await onSend(sent).catch(() => false);
    setSending(false);
    if (done) setText('');
  }

  return (
    <div className={styles.conversation}>
      {/* What scrolls must take focus, or the keyboard cannot scroll it. A log speaks whatever is added to it, one's own
          words and earlier pages as well: it is silent, and the status below says what arrives. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={log} className={styles.log} role="log" aria-live="off" aria-label={label} tabIndex={0}>
        {messages.length === 0 && <p className={styles.empty}>{empty}</p>}
        <ol className={styles.messages}>
          {messages.map((message) => (
            <li key={message.id} className={classNames(styles.message, message.mine && styles.mine)}>
              <p className={styles.meta}>
                <strong>{message.mine ? t('conversation.you') : message.author}</strong>{' '}
                <time dateTime={message.dateTime}>{message.at}</time>
              </p>
              <p className={styles.text}>{message.text}</p>
              {message.status && <p className={styles.meta}>{message.status}</p>}
            </li>
          ))}
        </ol>
      </div>
      <StatusMessage message={arrived.map(({ author, text: said }) => t('conversation.new', { author, text: said })).join(' ')} />
      {onSend && (
        <form className={styles.composer} onSubmit={(event) => void send(event)}>
          <TextArea
            label={t('conversation.write')}
            value={text}
            rows={2}
            maxLength={maxLength}
            error={error}
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" busy={sending} busyText={t('conversation.sending')} icon="message">
            {t('conversation.send')}
          </Button>
        </form>
      )}
    </div>
  );
}
