import { z } from 'zod';
import { callSessionBus } from '../ports/session-bus';

const PATIENCE_MS = 1_000;

/** The collection that libsecret stores to. */
const COLLECTION = '/org/freedesktop/secrets/aliases/default';

/**
 * Whether the user's keyring is locked, as the Secret Service says it; asking asks the user nothing. Null where it does
 * not say, and on systems other than Linux. Never rejects.
 */
export async function isKeyringLocked(): Promise<boolean | null> {
  if (process.platform !== 'linux') return null;
  const call = {
    destination: 'org.freedesktop.secrets',
    path: COLLECTION,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    body: ['org.freedesktop.Secret.Collection', 'Locked'],
  };
  const [answer] = await callSessionBus([call], PATIENCE_MS).catch(() => []);
  return z.boolean().safeParse(answer?.status === 'fulfilled' ? answer.value : null).data ?? null;
}
