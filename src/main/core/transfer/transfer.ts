import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/app-error';
import { MOST_CHANNELS } from '../../../shared/channels/channel';
import { MOST_VIEWS } from '../../../shared/saved-view';
import type { TransferChoices, TransferMode, TransferPreview } from '../../../shared/transfer/transfer';
import type { LabelsAndNotes } from '../labels/labels-and-notes';
import type { Clock } from '../ports/ports';
import type { NumberPreference, WholePreferences } from '../reminders/preferences';
import type { SettingsStore } from '../settings/settings-store';
import { newLimits, planChannels, planEnvironments, planLabelsAndNotes, planReminders, planSettings, planViews } from './plan-transfer'; // prettier-ignore
import { decodeTransfer, encodeTransfer, type ReadTransfer } from './transfer-file';

export interface TransferOptions {
  clock: Pick<Clock, 'now'>;
  settings: SettingsStore;
  labelsAndNotes: Pick<LabelsAndNotes, 'all' | 'remake'>;
  preferences: WholePreferences;
}

/** Ids of what an import added, so that the app begins to use it. */
interface Imported {
  environmentIds: string[];
  channelIds: string[];
}

/** One file with what the user set and typed, for another computer. */
export interface Transfer {
  write(): string;
  /** @throws {AppError} transfer_too_large, transfer_foreign, transfer_damaged, transfer_older, transfer_newer */
  read(text: string): ReadTransfer;
  preview(file: ReadTransfer): TransferPreview;
  /**
   * Imports a file. Labels and notes, decisions about reminders, and all else are three files on disk, each written as a
   * whole: an import that breaks off in between can be done again and comes to the same.
   * @throws {AppError} too_many_views, too_many_channels; nothing is changed then. disk_full, disk_denied, disk_failed,
   *   file_newer
   */
  importFile(file: ReadTransfer, choices: TransferChoices): Promise<Imported>;
}

export function createTransfer({ clock, settings, labelsAndNotes, preferences }: TransferOptions): Transfer {
  const environments = (file: ReadTransfer, mode: TransferMode) =>
    planEnvironments(settings.environments(), file.environments, mode, { looseTokens: settings.looseTokens(), newId: randomUUID }); // prettier-ignore
  const channels = (file: ReadTransfer, mode: TransferMode) => {
    const loose = settings.looseTokens();
    const usable = file.channels.map((one) => (loose.includes(one.id) ? { ...one, id: randomUUID() } : one));
    return planChannels(settings.channels(), usable, mode);
  };
  const views = (file: ReadTransfer, mode: TransferMode) => planViews(settings.savedViews(), file.savedViews, mode);

  /** Names numbers by what is noted of them here or in the file: decisions only know ids. */
  function namesOf(file: ReadTransfer): (entry: NumberPreference) => string {
    const here = labelsAndNotes.all();
    return ({ server, numberId }) => {
      const key = `${server} ${numberId}`;
      const noted = here.numbers.get(key) ?? file.labelsAndNotes.numbers.get(key);
      return noted ? noted.formatted || noted.number : '';
    };
  }

  return {
    write: () =>
      encodeTransfer({
        savedAt: clock.now(),
        settings: settings.settings(),
        environments: settings.environments(),
        savedViews: settings.savedViews(),
        channels: settings.channels(),
        labelsAndNotes: labelsAndNotes.all(),
        reminders: preferences.all(),
      }),
    read: decodeTransfer,
    preview(file) {
      const each = <T>(plan: (mode: 'merge' | 'replace') => T) => ({ merge: plan('merge'), replace: plan('replace') });
      const nameOf = namesOf(file);
      const [noted, decided] = [labelsAndNotes.all(), preferences.all()];
      return {
        savedAt: file.savedAt,
        unread: file.unread,
        limits: each((mode) => newLimits(settings.savedViews(), views(file, mode).after)),
        effects: {
          settings: each((mode) => planSettings(settings.settings(), file.settings, mode).effect),
          environments: each((mode) => environments(file, mode).effect),
          savedViews: each((mode) => views(file, mode).effect),
          labelsAndNotes: each((mode) => planLabelsAndNotes(noted, file.labelsAndNotes, mode).effect),
          reminders: each((mode) => planReminders(decided, file.reminders, mode, nameOf).effect),
          channels: each((mode) => channels(file, mode).effect),
        },
      };
    },
    async importFile(file, choices) {
      checkCounts(views(file, choices.savedViews).after.length, channels(file, choices.channels).after.length);
      await labelsAndNotes.remake(
        (here) => planLabelsAndNotes(here, file.labelsAndNotes, choices.labelsAndNotes).after,
      );
      await preferences.remake((here) => planReminders(here, file.reminders, choices.reminders, () => '').after);
      // planned as of now: the user may have changed something while the others were written
      const before = { environments: settings.environments(), channels: settings.channels() };
      const after = { environments: environments(file, choices.environments).after, channels: channels(file, choices.channels).after }; // prettier-ignore
      settings.saveTogether({
        ...after,
        settings: planSettings(settings.settings(), file.settings, choices.settings).after,
        savedViews: views(file, choices.savedViews).after,
      });
      return {
        environmentIds: idsAdded(before.environments, after.environments),
        channelIds: idsAdded(before.channels, after.channels),
      };
    },
  };
}

function checkCounts(views: number, channels: number): void {
  if (views > MOST_VIEWS) throw new AppError('too_many_views', { values: { most: MOST_VIEWS } });
  if (channels > MOST_CHANNELS) throw new AppError('too_many_channels', { values: { most: MOST_CHANNELS } });
}

function idsAdded(before: readonly { id: string }[], after: readonly { id: string }[]): string[] {
  const known = new Set(before.map(({ id }) => id));
  return after.map(({ id }) => id).filter((id) => !known.has(id));
}
