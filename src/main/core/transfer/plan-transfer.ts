import type { Channel } from '../../../shared/channels/channel';
import type { Environment } from '../../../shared/environment';
import { fold } from '../../../shared/fold';
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

const keepHere = <T>(here: T): T => here;

export function planSettings(here: Settings, file: Settings, mode: TransferMode): Planned<Settings> {
  const carried = (settings: Settings) => new Map<string, unknown>(CARRIED_SETTINGS.map((name) => [name, { name, value: settings[name] }])); // prettier-ignore
  const rules = { nameOf: (entry: unknown) => (entry as { name: string }).name, merge: keepHere };
  const { effect } = planEntries(carried(here), carried(file), mode, rules);
  const taken = Object.fromEntries(CARRIED_SETTINGS.map((name) => [name, file[name]]));
  return { after: mode === 'skip' ? here : { ...here, ...taken }, effect };
}

/**
 * Environments that were connected on both computers are one: by their id, or by name and address.
 * @param newId for one whose id may still have a token in the keychain
 */
export function planEnvironments(
  here: readonly Environment[],
  file: readonly Environment[],
  mode: TransferMode,
  { looseTokens, newId }: { looseTokens: readonly string[]; newId: () => string },
): Planned<Environment[]> {
  const isSame = (one: Environment, other: Environment) =>
    one.id === other.id || (one.baseUrl === other.baseUrl && fold(one.name) === fold(other.name));
  const incoming = file.map((environment): [string, Environment] => {
    const same = here.find((one) => one.kind === 'live' && isSame(one, environment));
    const id = same?.id ?? (looseTokens.includes(environment.id) ? newId() : environment.id);
    return [id, { ...environment, id }];
  });
  const rules = { nameOf: ({ name, baseUrl }: Environment) => `${name} (${new URL(baseUrl).host})`, merge: keepHere<Environment> }; // prettier-ignore
  const { entries, effect } = planEntries(byId(here.filter(isLive)), new Map(incoming), mode, rules);
  return { after: [...here.filter((one) => !isLive(one)), ...entries.values()], effect };
}

const isLive = ({ kind }: Environment) => kind === 'live';

export function planViews(here: readonly SavedView[], file: readonly SavedView[], mode: TransferMode): Planned<SavedView[]> {
  const rules = { nameOf: ({ name }: SavedView) => name, merge: keepHere<SavedView> };
  const { entries, effect } = planEntries(byId(here), byId(file), mode, rules);
  return { after: [...entries.values()], effect };
} // prettier-ignore

/** A channel that is new here has no address yet, so it is off. */
export function planChannels(here: readonly Channel[], file: readonly Channel[], mode: TransferMode): Planned<Channel[]> {
  const rules = { nameOf: ({ name }: Channel) => name, merge: keepHere<Channel> };
  const incoming = file.map((channel): Channel => ({ ...channel, enabled: false, secrets: [] }));
  const { entries, effect } = planEntries(byId(here), byId(incoming), mode, rules);
  return { after: [...entries.values()], effect };
} // prettier-ignore

export function planLabelsAndNotes(
  here: AllLabelsAndNotes,
  file: AllLabelsAndNotes,
  mode: TransferMode,
): Planned<AllLabelsAndNotes> {
  const labels = planEntries(here.labels, file.labels, mode, { nameOf: ({ name }) => name, merge: keepHere });
  const rules = { nameOf: ({ formatted, number }: NotedNumber) => formatted || number, merge: mergeNoted };
  const [sample, real] = apart(here.numbers);
  const numbers = planEntries(real, file.numbers, mode, rules);
  return {
    after: { labels: labels.entries, numbers: new Map([...sample, ...numbers.entries]) },
    effect: addedUp(labels.effect, numbers.effect),
  };
}

/** Labels that no longer fit are left out: the file still has them. */
function mergeNoted(here: NotedNumber, file: NotedNumber): NotedNumber {
  const labels = [...new Set([...here.labels, ...file.labels])].slice(0, Math.max(MOST_LABELS, here.labels.length));
  return { ...here, labels, note: mergeNotes(here.note, file.note) };
}

/** @param nameOf the number itself, where it is known; the empty string where not */
export function planReminders(
  here: AllPreferences,
  file: AllPreferences,
  mode: TransferMode,
  nameOf: (entry: NumberPreference) => string,
): Planned<AllPreferences> {
  const merge = (one: NumberPreference, other: NumberPreference) => ({
    ...one,
    preference: mergePreferences(one.preference, other.preference),
  });
  const [sample, real] = apart(here);
  const { entries, effect } = planEntries(real, file, mode, { nameOf, merge });
  return { after: new Map([...sample, ...entries]), effect };
}

/** The names of the views that will limit reminders; null where that stays as it is. */
export function newLimits(before: readonly SavedView[], after: readonly SavedView[]): string[] | null {
  const limiting = (views: readonly SavedView[]) => views.filter(({ reminds }) => reminds);
  const queries = (views: readonly SavedView[]) => JSON.stringify(limiting(views).map(({ query }) => query));
  return queries(before) === queries(after) ? null : limiting(after).map(({ name }) => name);
}

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** Entries of sample data, which no file touches, and all others. */
function apart<T extends { server: string }>(entries: ReadonlyMap<string, T>): [Map<string, T>, Map<string, T>] {
  const all = [...entries];
  return [
    new Map(all.filter(([, { server }]) => server === 'sample')),
    new Map(all.filter(([, { server }]) => server !== 'sample')),
  ];
}
