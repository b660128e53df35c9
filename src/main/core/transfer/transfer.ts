import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/app-error';
import { MOST_CHANNELS } from '../../../shared/channels/channel';
import { MOST_SAVED_VIEWS } from '../../../shared/saved-view';
import type { TransferChoices, TransferEffect, TransferMode, TransferPreview } from '../../../shared/transfer/transfer';
import { inOneGo, runYielding } from '../async/yielding';
import type { AllLabelsAndNotes } from '../labels/all-labels-and-notes';
import type { LabelsAndNotes } from '../labels/labels-and-notes';
import type { Clock } from '../ports/ports';
import type { NumberPreference, WholePreferences } from '../reminders/preferences';
import type { SettingsStore } from '../settings/settings-store';
import { endingFiles, newLimits, planChannels, planEnvironments, planLabelsAndNotes, planReminders, planSettings, planSavedViews } from './plan-transfer'; // prettier-ignore
import { decodeTransfer, encodeTransfer, type ReadTransfer } from './transfer-file';

export interface TransferOptions {
  clock: Pick<Clock, 'now'>;
  settings: SettingsStore;
  labelsAndNotes: Pick<LabelsAndNotes, 'all' | 'remake'>;
  preferences: WholePreferences;
  /** Hears of an import that broke off with only part of the file here; null once one is finished. */
  onUnfinished: (problem: AppError | null) => void;
}

/** Ids of what an import added, so that the app begins to use it. */
interface Imported {
  environmentIds: string[];
  channelIds: string[];
}

/** One file with what the user set and typed, for another computer. Nothing here keeps the rest of the app waiting. */
export interface Transfer {
  write(): Promise<string>;
  /** @throws {AppError} transfer_too_large, transfer_foreign, transfer_damaged, transfer_older, transfer_newer */
  read(text: string): Promise<ReadTransfer>;
  preview(file: ReadTransfer): Promise<TransferPreview>;
  /**
   * Imports a file. Labels and notes, decisions about reminders, and all else are three files on disk, each written as a
   * whole: an import that breaks off in between is reported until one is finished, and can be done again.
   * @throws {AppError} too_many_views, too_many_channels; nothing is changed then. disk_full, disk_denied, disk_failed,
   *   file_newer
   */
  importFile(file: ReadTransfer, choices: TransferChoices): Promise<Imported>;
  /** Reports an import that broke off before the app was started. */
  reportUnfinished(): void;
}

export function createTransfer({
  clock,
  settings,
  labelsAndNotes,
  preferences,
  onUnfinished,
}: TransferOptions): Transfer {
  const { environments, channels, views } = settingsPlans(settings);

  async function writeAll(file: ReadTransfer, choices: TransferChoices): Promise<Imported> {
    await labelsAndNotes.remake(
      async (here) => (await runYielding(planLabelsAndNotes(here, file.labelsAndNotes, choices.labelsAndNotes))).after,
    );
    await preferences.remake(
      async (here) => (await runYielding(planReminders(here, file.reminders, choices.reminders, () => ''))).after,
    );
    // planned as of now: the user may have changed something while the others were written
    const before = { environments: settings.environments(), channels: settings.channels() };
    const after = {
      environments: inOneGo(environments(file, choices.environments)).after,
      channels: inOneGo(channels(file, choices.channels)).after,
    };
    settings.saveTogether({
      ...after,
      settings: inOneGo(planSettings(settings.settings(), file.settings, choices.settings)).after,
      savedViews: inOneGo(views(file, choices.savedViews)).after,
      unfinishedImport: false,
    });
    return {
      environmentIds: idsAdded(before.environments, after.environments),
      channelIds: idsAdded(before.channels, after.channels),
    };
  }

  function reportUnfinished(): void {
    onUnfinished(settings.unfinishedImport() ? new AppError('transfer_unfinished') : null);
  }

  return {
    write: async () =>
      runYielding(
        encodeTransfer({
          savedAt: clock.now(),
          settings: settings.settings(),
          environments: settings.environments(),
          savedViews: settings.savedViews(),
          channels: settings.channels(),
          labelsAndNotes: await labelsAndNotes.all(),
          reminders: await preferences.all(),
        }),
      ),
    read: (text) => runYielding(decodeTransfer(text)),
    preview: (file) => preview({ settings, labelsAndNotes, preferences }, file),
    async importFile(file, choices) {
      const [savedViewsAfter, channelsAfter] = [inOneGo(views(file, choices.savedViews)).after, inOneGo(channels(file, choices.channels)).after]; // prettier-ignore
      checkCounts(savedViewsAfter.length, channelsAfter.length);
      settings.saveTogether({ unfinishedImport: true });
      try {
        return await writeAll(file, choices);
      } finally {
        reportUnfinished();
      }
    },
    reportUnfinished,
  };
}

/** What a choice makes of the parts of the settings file, as of the moment of each call. */
function settingsPlans(settings: SettingsStore) {
  return {
    environments: (file: ReadTransfer, mode: TransferMode) =>
      planEnvironments(settings.environments(), file.environments, mode, { looseTokens: settings.looseTokens(), newId: randomUUID }), // prettier-ignore
    channels: (file: ReadTransfer, mode: TransferMode) => {
      const loose = settings.looseTokens();
      const usable = file.channels.map((one) => (loose.includes(one.id) ? { ...one, id: randomUUID() } : one));
      return planChannels(settings.channels(), usable, mode);
    },
    views: (file: ReadTransfer, mode: TransferMode) => planSavedViews(settings.savedViews(), file.savedViews, mode),
  };
}

async function preview(
  { settings, labelsAndNotes, preferences }: Pick<TransferOptions, 'settings' | 'labelsAndNotes' | 'preferences'>,
  file: ReadTransfer,
): Promise<TransferPreview> {
  const { environments, channels, views } = settingsPlans(settings);
  const [noted, decided] = [await labelsAndNotes.all(), await preferences.all()];
  const nameOf = namesOf(noted, file);
  const each = async (plan: (mode: 'merge' | 'replace') => Generator<void, { effect: TransferEffect }>) => ({
    merge: (await runYielding(plan('merge'))).effect,
    replace: (await runYielding(plan('replace'))).effect,
  });
  const savedViewsAfter = (mode: 'merge' | 'replace') => inOneGo(views(file, mode)).after;
  const limits = (mode: 'merge' | 'replace') => newLimits(settings.savedViews(), savedViewsAfter(mode));
  const ending = (mode: 'merge' | 'replace') =>
    endingFiles(settings.keptFiles(), settings.savedViews(), savedViewsAfter(mode));
  return {
    savedAt: file.savedAt,
    unread: file.unread,
    limits: { merge: limits('merge'), replace: limits('replace') },
    endingFiles: { merge: ending('merge'), replace: ending('replace') },
    effects: {
      settings: await each((mode) => planSettings(settings.settings(), file.settings, mode)),
      environments: await each((mode) => environments(file, mode)),
      savedViews: await each((mode) => views(file, mode)),
      labelsAndNotes: await each((mode) => planLabelsAndNotes(noted, file.labelsAndNotes, mode)),
      reminders: await each((mode) => planReminders(decided, file.reminders, mode, nameOf)),
      channels: await each((mode) => channels(file, mode)),
    },
  };
}

/** Names numbers by what is noted of them here or in the file: decisions only know ids. */
function namesOf(here: AllLabelsAndNotes, file: ReadTransfer): (entry: NumberPreference) => string {
  return ({ server, numberId }) => {
    const key = `${server} ${numberId}`;
    const noted = here.numbers.get(key) ?? file.labelsAndNotes.numbers.get(key);
    return noted ? noted.formatted || noted.number : '';
  };
}

function checkCounts(views: number, channels: number): void {
  if (views > MOST_SAVED_VIEWS) throw new AppError('too_many_views', { values: { most: MOST_SAVED_VIEWS } });
  if (channels > MOST_CHANNELS) throw new AppError('too_many_channels', { values: { most: MOST_CHANNELS } });
}

function idsAdded(before: readonly { id: string }[], after: readonly { id: string }[]): string[] {
  const known = new Set(before.map(({ id }) => id));
  return after.map(({ id }) => id).filter((id) => !known.has(id));
}
