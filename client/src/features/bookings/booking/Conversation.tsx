import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { api } from '../../../lib/api';
import { isProblem } from '../../../lib/api/api-problem';
import { newKey } from '../../../lib/api/new-key';
import { useFormat } from '../../../lib/format';
import { ProblemNotice } from '../../../lib/ProblemNotice';
import { conversationKey } from '../../../lib/query';
import { Button } from '../../../ui/buttons/Button';
import { ConversationLog } from '../../../ui/data/ConversationLog';
import { Skeleton } from '../../../ui/feedback/Skeleton';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';

interface Sending {
  clientId: string;
  text: string;
  at: string;
}

/** What the people of the booking wrote to each other; a message of one's own shows at once. */
export function Conversation({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const queryClient = useQueryClient();
  const { conversationId, timeZone, viewer } = booking;
  const [sending, setSending] = useState<Sending>();
  const [error, setError] = useState<string>();
  // The same words sent again after a failure are the same message.
  const tried = useRef<Sending | undefined>(undefined);
  const queryKey = conversationKey(conversationId);
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ signal, pageParam }) => api.messages.list({ params: { conversationId }, query: pageParam === undefined ? {} : { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

  const send = async (text: string): Promise<boolean> => {
    const message = tried.current?.text === text ? tried.current : { clientId: newKey(), text, at: new Date().toISOString() };
    tried.current = message;
    setSending(message);
    setError(undefined);
    try {
      await api.messages.send({ params: { conversationId }, body: { clientId: message.clientId, text } });
      tried.current = undefined;
      await queryClient.invalidateQueries({ queryKey });
      return true;
    } catch (problem) {
      if (!isProblem(problem)) throw problem;
      setError(`${problem.title}. ${problem.detail}`);
      return false;
    } finally {
      setSending(undefined);
    }
  };

  const other = viewer === 'owner' ? booking.renter.displayName : booking.owner.displayName;
  const label = viewer === 'support' ? t('conversation.titleSupport') : t('conversation.title', { name: other });
  const written = (at: string) => t('conversation.at', { day: format.shortDay(at, timeZone), time: format.time(at, timeZone) });
  const messages = [...(pages.data?.pages ?? [])].reverse().flatMap(({ items }) => items);
  const shown = messages.map(({ id, author, mine, text, sentAt }) => ({ id, author: author.displayName, mine, text, at: written(sentAt), dateTime: sentAt }));
  const optimistic = sending && !messages.some(({ clientId }) => clientId === sending.clientId)
    ? [{ id: sending.clientId, author: '', mine: true, text: sending.text, at: written(sending.at), dateTime: sending.at, status: t('conversation.sending') }]
    : [];
  return (
    <Card as="section" labelledBy="booking-conversation">
      <Stack>
        <h2 id="booking-conversation">{label}</h2>
        {pages.isPending && <Skeleton label={t('conversation.loading')} lines={3} />}
        <ProblemNotice error={pages.error} onRetry={pages.refetch} announce={false} />
        {pages.hasNextPage && (
          <div>
            <Button variant="quiet" busy={pages.isFetchingNextPage} busyText={t('conversation.loading')} onClick={() => void pages.fetchNextPage()}>
              {t('conversation.earlier')}
            </Button>
          </div>
        )}
        {pages.data && <ConversationLog label={label} messages={[...shown, ...optimistic]} empty={t('conversation.empty')} onSend={send} error={error} />}
      </Stack>
    </Card>
  );
}
