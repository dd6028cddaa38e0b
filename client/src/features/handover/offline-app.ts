let asked = false;

/**
 * Lets this browser keep the files of the app, so that the page of a hand-over opens without a network. Only for who has a
 * booking to hand over: nobody else pays for the download. In development there is no such worker.
 */
export function keepAppFiles(): void {
  if (asked || !('serviceWorker' in navigator)) return;
  asked = true;
  // Without it everything still works as long as the page stays open.
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
}
