import type { ReactNode } from 'react';
import { useDocumentTitle } from '../lib/use-document-title';
import { ButtonRow } from '../ui/buttons/ButtonRow';
import { Page } from '../ui/layout/Page';
import { PageHeader } from '../ui/layout/PageHeader';

export interface MessagePageProps {
  title: string;
  lead: string;
  children?: ReactNode;
  actions: ReactNode;
}

/** A page that only says something, and where to go from here. */
export function MessagePage({ title, lead, children, actions }: MessagePageProps) {
  useDocumentTitle(title);
  return (
    <Page width="reading">
      <PageHeader title={title} lead={lead} />
      {children}
      <ButtonRow>{actions}</ButtonRow>
    </Page>
  );
}
