import '@fontsource-variable/atkinson-hyperlegible-next';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { preloadPage } from './app/preload';
import { access } from './lib/api';
import { isProblem } from './lib/api/api-problem';
import { startI18n } from './lib/i18n';
import { loadLocaleFile } from './lib/locale-files';

// The session and the page's code are fetched while the texts are.
access.start();
preloadPage(location.pathname);
await startI18n(loadLocaleFile);
const root = document.getElementById('root');
if (root) {
  // A refusal that an error page shows is no fault; everything else belongs in the console.
  const onCaughtError = (error: unknown) => {
    if (!isProblem(error)) reportError(error);
  };
  createRoot(root, { onCaughtError }).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
