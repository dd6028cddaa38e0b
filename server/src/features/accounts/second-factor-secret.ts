import { seal, unseal, type SealFor } from '../../core/crypto/seal';

const boundTo = (key: string, owner: string): SealFor => ({ key, purpose: 'accounts.second-factor', owner });

/** The secret of an authenticator, as the database keeps it: it opens only for the same account. */
export const sealSecret = (fieldKey: string, accountId: string, secret: string): string => seal(boundTo(fieldKey, accountId), secret);

/** Throws when the key, the account or the text is not the one it was sealed with. */
export const openSecret = (fieldKey: string, accountId: string, sealed: string): string => unseal(boundTo(fieldKey, accountId), sealed);
