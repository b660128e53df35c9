import type { ParsedInput } from '../../../shared/bridge/requests';
import { formOf, type Drafts } from '../../../shared/drafts';
import type { SettingsStore } from '../settings/settings-store';

/** Holds what the user typed and didn't send, so that it outlives the page; see shared/drafts.ts. */
export interface DraftKeeper {
  all(): Drafts;
  put(patch: ParsedInput<'drafts.put'>): void;
  /** Drops what was typed for an environment or channel that is removed. */
  forget(id: string): void;
  /** Writes the drafts to disk, for the next start, before it returns. */
  save(): void;
  /** Writes them first, because a system that ends the session may not wait for the work, and again once it is done. */
  saveAround(work: () => Promise<void>): Promise<void>;
}

/** Each key changes a draft, so they stay in memory until the app or the session ends, or the window is closed. */
export function createDraftKeeper(settings: Pick<SettingsStore, 'session' | 'remember'>): DraftKeeper {
  let drafts = settings.session().drafts;

  function write(next: Drafts): void {
    if (JSON.stringify(next) !== JSON.stringify(settings.session().drafts)) settings.remember({ drafts: next });
  }

  /** Drops what the disk has of drafts that are done: if the app were killed, they would come back and be older. */
  function dropDone(): void {
    const { note, environment, channels } = settings.session().drafts;
    const open = new Set(drafts.channels.map(formOf));
    write({
      note: drafts.note && note,
      environment: drafts.environment && environment,
      channels: channels.filter((draft) => open.has(formOf(draft))),
    });
  }

  function put(patch: ParsedInput<'drafts.put'>): void {
    drafts = { ...drafts, ...patch };
    dropDone();
  }

  return {
    all: () => drafts,
    put,
    forget(id) {
      put({
        ...(drafts.note?.environmentId === id && { note: null }),
        ...(drafts.environment?.environmentId === id && { environment: null }),
        channels: drafts.channels.filter(({ channelId }) => channelId !== id),
      });
    },
    save: () => write(drafts),
    async saveAround(work) {
      write(drafts);
      await work();
      write(drafts);
    },
  };
}
