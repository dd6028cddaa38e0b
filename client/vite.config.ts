import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { keepOffline } from './offline/keep-offline';

const server = 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), keepOffline()],
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2022',
    cssTarget: ['chrome107', 'firefox104', 'safari16'],
    // Fonts and pictures stay files of our own origin: the content security policy knows no data: but for images.
    assetsInlineLimit: 0,
    // The polyfill would be the only script the policy has to be told about; every supported browser preloads modules.
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      '/api': { target: server, ws: true },
      '/sandbox': server,
      '/dev/mail': server,
    },
  },
});
