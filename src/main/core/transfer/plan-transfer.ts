import { basename } from 'node:path';
import type { Channel } from '../../../shared/channels/channel';
import type { Environment } from '../../../shared/environment';
import { fold } from '../../../shared/fold';
import type { KeptFile } from '../../../shared/kept-file';
import { MOST_LABELS } from '../../../shared/labels/label';
import type { SavedView } from '../../../shared/saved-view';
import { CARRIED_SETTINGS, type Settings } from '../../../shared/settings';
import { mergeNotes, mergePreferences } from '../../../shared/transfer/merge-entries';
import type { TransferEffect, TransferMode } from '../../../shared/transfer/transfer';
import type { AllLabelsAndNotes, NotedNumber } from '../labels/all-labels-and-notes';
import type { AllPreferences, NumberPreference } from '../reminders/preferences';
import { addedUp, planEntries } from './plan-entries';

/** What a choice makes of a kind, and what that means for the user. */
interface Planned<T> {
  after: T;
  effect: TransferEffect;
}

/** Pauses after each entry, because there may be 100,000 of them. */
type Planning<T> = Generator<void, Planned<T>>;

const keepHere = <T>(here: T): T => here;

export function* planSettings(here: Settings, file: Settings, mode: TransferMode): Planning<Settings> {
  const carried = (settings: Settings) => new Map<string, unknown>(CARRIED_SETTINGS.map((name) => [name, { name, value: settings[name] }])); // prettier-ignore
  const rules = { nameOf: (entry: unknown) => (entry as { name: string }).name, merge: keepHere };
  const { effect } = yield* planEntries(carried(here), carried(file), mode, rules);
  const taken = Object.fromEntries(CARRIED_SETTINGS.map((name) => [name, file[name]]));
  return { after: mode === 'skip' ? here : { ...here, ...taken }, effect };
}

/**
 * Environments that were connected on both computers are one: by their id, or by name and address.
 * @param newId for one whose id may still have a token in the keychain
 */
export function* planEnvironments(
  here: readonly Environment[],
  file: readonly Environment[],
  mode: TransferMode,
  { looseTokens, newId }: { looseTokens: readonly string[]; newId: () => string },
): Planning<Environment[]> {
  const isSame = (one: Environment, other: Environment) =>
    one.id === other.id || (one.baseUrl === other.baseUrl && fold(one.name) === fold(other.name));
  const incoming = file.map((environment): [string, Environment] => {
    const same = here.find((one) => one.kind === 'live' && isSame(one, environment));
    const id = same?.id ?? (looseTokens.includes(environment.id) ? newId() : environment.id);
    return [id, { ...environment, id }];
  });
  const rules = { nameOf: ({ name, baseUrl }: Environment) => `${name} (${new URL(baseUrl).host})`, merge: keepHere<Environment> }; // prettier-ignore
  const { entries, effect } = yield* planEntries(byId(here.filter(isLive)), new Map(incoming), mode, rules);
  return { after: [...here.filter((one) => !isLive(one)), ...entries.values()], effect };
}

const isLive = ({ kind }: Environment) => kind === 'live';

export function* planSavedViews(here: readonly SavedView[], file: readonly SavedView[], mode: TransferMode): Planning<SavedView[]> {
  const rules = { nameOf: ({ name }: SavedView) => name, merge: keepHere<SavedView> };
  const { entries, effect } = yield* planEntries(byId(here), byId(file), mode, rules);
  return { after: [...entries.values()], effect };
} // prettier-ignore

/** A channel that is new here has no address yet, so it is off. */
export function* planChannels(here: readonly Channel[], file: readonly Channel[], mode: TransferMode): Planning<Channel[]> {
  const rules = { nameOf: ({ name }: Channel) => name, merge: keepHere<Channel> };
  const incoming = file.map((channel): Channel => ({ ...channel, enabled: false, secrets: [] }));
  const { entries, effect } = yield* planEntries(byId(here), byId(incoming), mode, rules);
  return { after: [...entries.values()], effect };
} // prettier-ignore

export function* planLabelsAndNotes(
  here: AllLabelsAndNotes,
  file: AllLabelsAndNotes,
  mode: TransferMode,
): Planning<AllLabelsAndNotes> {
  const labels = yield* planEntries(here.labels, file.labels, mode, { nameOf: ({ name }) => name, merge: keepHere });
  const rules = { nameOf: ({ formatted, number }: NotedNumber) => formatted || number, merge: mergeNoted };
  const [sample, real] = yield* apart(here.numbers);
  const numbers = yield* planEntries(real, file.numbers, mode, rules);
  return {
    after: { labels: labels.entries, numbers: together(sample, numbers.entries) },
    effect: addedUp(labels.effect, numbers.effect),
  };
}

/** Labels that no longer fit are left out: the file still has them. */
function mergeNoted(here: NotedNumber, file: NotedNumber): NotedNumber {
  const labels = [...new Set([...here.labels, ...file.labels])].slice(0, Math.max(MOST_LABELS, here.labels.length));
  return { ...here, labels, note: mergeNotes(here.note, file.note) };
}

/** @param nameOf the number itself, where it is known; the empty string where not */
export function* planReminders(
  here: AllPreferences,
  file: AllPreferences,
  mode: TransferMode,
  nameOf: (entry: NumberPreference) => string,
): Planning<AllPreferences> {
  const merge = (one: NumberPreference, other: NumberPreference) => ({
    ...one,
    preference: mergePreferences(one.preference, other.preference),
  });
  const [sample, real] = yield* apart(here);
  const { entries, effect } = yield* planEntries(real, file, mode, { nameOf, merge });
  return { after: together(sample, entries), effect };
}

/** The names of the views that will limit reminders; null where that stays as it is. */
export function newLimits(before: readonly SavedView[], after: readonly SavedView[]): string[] | null {
  const limiting = (views: readonly SavedView[]) => views.filter(({ reminds }) => reminds);
  const queries = (views: readonly SavedView[]) => JSON.stringify(limiting(views).map(({ query }) => query));
  return queries(before) === queries(after) ? null : limiting(after).map(({ name }) => name);
}

/** The names of the files that a removed view was kept up to date in. */
export function endingFiles(
  files: readonly KeptFile[],
  before: readonly SavedView[],
  after: readonly SavedView[],
): string[] {
  const [had, has] = [byId(before), byId(after)];
  const ends = ({ savedViewId }: KeptFile) => savedViewId !== null && had.has(savedViewId) && !has.has(savedViewId);
  return files.filter(ends).map(({ path }) => basename(path));
}

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** Entries of sample data, which no file touches, and all others. */
function* apart<T extends { server: string }>(
  entries: ReadonlyMap<string, T>,
): Generator<void, [sample: Map<string, T>, real: Map<string, T>]> {
  const sample = new Map<string, T>();
  const real = new Map<string, T>();
  for (const [key, entry] of entries) {
    (entry.server === 'sample' ? sample : real).set(key, entry);
    yield;
  }
  return [sample, real];
}

/** Sample data and what was planned for all others. */
function together<T>(sample: ReadonlyMap<string, T>, real: Map<string, T>): Map<string, T> {
  for (const [key, entry] of sample) real.set(key, entry);
  return real;
}
