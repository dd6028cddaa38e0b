/** A key for `idempotencyKey` or a `clientId`. Make it once for each thing the person means to do, not for each try. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
