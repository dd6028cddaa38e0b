import type { QueryClient } from '@tanstack/react-query';
import type { Announcement } from '@passerelle/shared/events/contract';

/** What was announced is read again: the subject, and the lists it may be in. */
export async function invalidateSubject(queryClient: QueryClient, { subject }: Pick<Announcement, 'subject'>): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: [subject.kind, subject.id] }),
    queryClient.invalidateQueries({ queryKey: [`${subject.kind}s`] }),
  ]);
}
