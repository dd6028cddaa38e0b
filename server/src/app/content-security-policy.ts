import type { Context } from '../core/context';

/** Only what this server sends runs here; styles that scripts set go through the DOM and need no exception. */
export function contentSecurityPolicy({ config, publicUrl }: Context): Record<string, string[]> {
  const tiles = config.tileUrl ? [new URL(config.tileUrl.replace('{s}', 'a')).origin.replace('//a.', '//*.')] : [];
  const sockets = publicUrl.replace(/^http/, 'ws');
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    // blob: photos of a hand-over, which are on the phone only, or need the person's token to be read.
    'img-src': ["'self'", 'data:', 'blob:', ...tiles],
    'font-src': ["'self'"],
    'connect-src': ["'self'", sockets],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    // The form of the payment page is answered by a redirect back to us, and Stripe's own page is opened by a link.
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
}
