import { z } from 'zod';
import type { Keychain } from '../tokens/keychain';
import { removeStored } from '../tokens/remove-stored';
import { replaceEntry, replaceStored } from '../tokens/undoable';

/** The secrets of a channel, and the only server that may get them. */
export interface BoundSecrets {
  origin: string;
  /** By the name of the field. */
  values: Record<string, string>;
}

const storedSchema = z.object({
  version: z.literal(1),
  origin: z.string(),
  values: z.record(z.string(), z.string()),
});

/**
 * Keeps the secrets of channels in the keychain of the operating system, under the channel's id; in this process's memory
 * where the user chose that because there is no keychain.
 *
 * Every method rejects with an {@link AppError} as {@link Keychain} does. None of them holds a secret.
 */
export interface ChannelSecrets {
  /** Resolves with how to put back what was held before. */
  store(channelId: string, secrets: BoundSecrets, keep: 'keychain' | 'session'): Promise<() => Promise<void>>;
  /** Null where there are none. */
  read(channelId: string): Promise<BoundSecrets | null>;
  /** Removing what is not there is fine. */
  remove(channelId: string): Promise<void>;
}

export function createChannelSecrets(keychain: Pick<Keychain, 'update' | 'lookUp'>): ChannelSecrets {
  const session = new Map<string, BoundSecrets>();
  /** The channels whose secrets the keychain was seen to hold. */
  const seen = new Set<string>();
  return {
    async store(channelId, secrets, keep) {
      if (keep === 'session') {
        const restore = replaceEntry(session, channelId, secrets);
        return () => Promise.resolve(restore());
      }
      const restoreStored = await replaceStored(keychain, channelId, JSON.stringify({ version: 1, ...secrets }));
      seen.add(channelId);
      const restoreSession = replaceEntry(session, channelId, undefined);
      return async () => {
        await restoreStored();
        restoreSession();
      };
    },
    async read(channelId) {
      const held = session.get(channelId);
      if (held) return held;
      const { after } = await keychain.lookUp(channelId, (entry) => entry);
      if (after === null) return null;
      seen.add(channelId);
      return readEntry(after);
    },
    async remove(channelId) {
      // behind secrets of this session there may be older ones in the keychain
      await removeStored(keychain, channelId, session.has(channelId) && !seen.has(channelId));
      session.delete(channelId);
      seen.delete(channelId);
    },
  };
}

/** Null where a version that this one does not know wrote it. */
function readEntry(entry: string): BoundSecrets | null {
  try {
    const { origin, values } = storedSchema.parse(JSON.parse(entry));
    return { origin, values };
  } catch {
    return null;
  }
}
