import { z } from 'zod';
import { accountSchema, type Account } from '../../shared/account';
import { AppError } from '../../shared/app-error';
import { savedViewSchema, type SavedView } from '../../shared/saved-view';
import {
  sessionSchema,
  settingsPatchSchema,
  settingsSchema,
  type Session,
  type Settings,
  type SettingsPatch,
} from '../../shared/settings';
import { diskError } from './disk';
import type { KeyValueStore } from './surroundings';

/** Settings, accounts and what the app remembers of its running: checked when read, written at once when changed. */
export interface SettingsStore {
  settings(): Settings;
  /** @throws {AppError} what the disk refused; nothing is changed then */
  updateSettings(patch: SettingsPatch): void;
  session(): Session;
  /**
   * Nobody asked for this, so nobody is stopped by it: what the disk refuses counts until the app quits, and is told to
   * `onRemembered`.
   */
  remember(patch: Partial<Session>): void;
  accounts(): readonly Account[];
  /** @throws {AppError} as `updateSettings` does */
  saveAccounts(accounts: readonly Account[]): void;
  /** In the order the user put them in. */
  views(): readonly SavedView[];
  /** @throws {AppError} as `updateSettings` does */
  saveViews(views: readonly SavedView[]): void;
  /** What could not be read at the start; it is kept in the same file, under `unread`. Null where all was well. */
  readonly damage: AppError | null;
}

/** @param onRemembered hears of each try to write the session: what the disk refused, or null where it did not */
export function createSettingsStore(
  store: KeyValueStore,
  onRemembered: (problem: AppError | null) => void = () => undefined,
): SettingsStore {
  let unread: Record<string, unknown> = {};

  function readObject<T>(key: string, schema: z.ZodObject & z.ZodType<T>): T {
    const stored = store.get(key) ?? {};
    const whole = schema.safeParse(stored);
    if (whole.success) return whole.data;
    unread[key] = stored;
    return schema.parse(readableFields(stored, schema.shape));
  }

  function readItems<T>(key: string, schema: z.ZodType<T>): T[] {
    const stored = store.get(key) ?? [];
    const items: unknown[] = Array.isArray(stored) ? stored : [];
    const readable = items.flatMap((item) => schema.safeParse(item).data ?? []);
    if (!Array.isArray(stored) || readable.length < items.length) unread[key] = stored;
    return readable;
  }

  /** What could not be read stays in the file under a name of its own, because a change writes over the rest. */
  function keepUnread(): void {
    if (Object.keys(unread).length === 0) return;
    const earlier = store.get('unread');
    store.set('unread', [...(Array.isArray(earlier) ? (earlier as unknown[]) : []), unread]);
    unread = {};
  }

  function write(key: string, value: unknown): void {
    try {
      keepUnread();
      store.set(key, value);
    } catch (error) {
      throw diskError(error, 'settings.json', 'the settings');
    }
  }

  /** Puts what could be read in the place of what could not, so that the next start finds all well. */
  function repair(): AppError | null {
    const readable = { settings, session, accounts, views };
    const damaged = Object.keys(unread) as (keyof typeof readable)[];
    try {
      for (const key of damaged) write(key, readable[key]);
    } catch (error) {
      return error as AppError; // the next change tries again
    }
    return damaged.length > 0
      ? new AppError('settings_damaged', { values: { file: '“unread” in settings.json' } })
      : null;
  }

  let settings = readObject<Settings>('settings', settingsSchema);
  let session = readObject<Session>('session', sessionSchema);
  let accounts = readItems<Account>('accounts', accountSchema);
  let views = readItems<SavedView>('views', savedViewSchema);
  return {
    damage: repair(),
    settings: () => settings,
    updateSettings(patch) {
      const { reminders, ...rest } = settingsPatchSchema.parse(patch);
      const next = settingsSchema.parse({ ...settings, ...rest, reminders: { ...settings.reminders, ...reminders } });
      write('settings', next);
      settings = next;
    },
    session: () => session,
    remember(patch) {
      session = sessionSchema.parse({ ...session, ...patch });
      try {
        write('session', session);
        onRemembered(null);
      } catch (error) {
        onRemembered(error as AppError);
      }
    },
    accounts: () => accounts,
    saveAccounts(next) {
      const checked = z.array(accountSchema).parse(next);
      write('accounts', checked);
      accounts = checked;
    },
    views: () => views,
    saveViews(next) {
      const checked = z.array(savedViewSchema).parse(next);
      write('views', checked);
      views = checked;
    },
  };
}

/** Those fields of a damaged object that fit, inner ones too; the schema's defaults stand in for the others. */
function readableFields(stored: unknown, shape: z.ZodRawShape): Record<string, unknown> {
  const fields = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const readable: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(shape)) {
    const schema = field as z.ZodType;
    const inner = objectIn(schema);
    const whole = schema.safeParse(fields[name]);
    const parsed = whole.success || !inner ? whole : schema.safeParse(readableFields(fields[name], inner.shape));
    if (parsed.success) readable[name] = parsed.data;
  }
  return readable;
}

/** The object that a field with a default holds, if it holds one. */
function objectIn(schema: unknown): z.ZodObject | null {
  if (schema instanceof z.ZodObject) return schema;
  const holds = schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodNullable;
  return holds ? objectIn(schema.unwrap()) : null;
}
