import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { queryClient } from '../lib/query';
import { SessionProvider } from '../lib/session';
import { Shell } from './Shell';

/** Sentences that the server wrote are read again when the language changes. */
function useFreshSentences(): void {
  const { i18n } = useTranslation('app');
  useEffect(() => {
    const readAgain = () => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'settings' });
    i18n.on('languageChanged', readAgain);
    return () => i18n.off('languageChanged', readAgain);
  }, [i18n]);
}

export function App() {
  useFreshSentences();
  return (
    <QueryClientProvider client={queryClient}>
      <SessionProvider>
        <BrowserRouter>
          <Shell />
        </BrowserRouter>
      </SessionProvider>
    </QueryClientProvider>
  );
}
