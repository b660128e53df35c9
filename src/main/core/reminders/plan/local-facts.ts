import type { AppError } from '../../../../shared/app-error';
import type { Environment } from '../../../../shared/environment';
import { localDay, type Day } from '../../../../shared/calendar/calendar-day';
import type { LabelsAndNotes as Known, NumberNote } from '../../../../shared/query/add-local-columns';
import { handledOf, type Handled } from '../../../../shared/reminders/handled';
import type { LocalFact } from '../../../../shared/query/language/key';
import { keyOf } from '../../../../shared/query/language/keys';
import type { Term } from '../../../../shared/query/language/term';
import type { Activity } from '../../activity/activity';
import type { LabelsAndNotes } from '../../labels/labels-and-notes';
import type { ReminderPreferences } from '../preferences';
import { forEachYielding } from '../../async/yielding';

/** What this computer knows about numbers in addition to the list of their environment. */
export interface LocalFacts {
  /** As far as some terms ask for it, and as far as it is left: see {@link LocalFacts.lost}. */
  of(environment: Environment, terms: readonly Term[]): Promise<Known>;
  /** What damage has cost since the last start of what some terms ask for, so that they find fewer numbers; null if nothing. */
  lost(terms: readonly Term[]): AppError | null;
  /** Moves whenever something else may be known. */
  version(): string;
}

interface Sources {
  labelsAndNotes: Pick<LabelsAndNotes, 'read' | 'revision' | 'problem'>;
  activity: Pick<Activity, 'marks' | 'revision'>;
  preferences: Pick<ReminderPreferences, 'ofEnvironment' | 'version'>;
}

export function localFacts(sources: Sources): LocalFacts {
  return {
    of: (environment, terms) => known(environment, terms, sources),
    lost: (terms) => (needsNotes(terms) ? sources.labelsAndNotes.problem() : null),
    version: () =>
      `${sources.labelsAndNotes.revision()} ${sources.activity.revision()} ${sources.preferences.version()}`,
  };
}

async function known(
  environment: Environment,
  terms: readonly Term[],
  { labelsAndNotes, activity, preferences }: Sources,
): Promise<Known> {
  const notes = needsNotes(terms) ? await notesOf(environment, labelsAndNotes) : new Map<string, NumberNote>();
  const changedOn = asks(terms, 'changes') ? await changesOf(environment, activity) : new Map<string, Day>();
  const handled = asks(terms, 'handled')
    ? handledOf(preferences.ofEnvironment(environment))
    : new Map<string, Handled>();
  return {
    notes: new Map([[environment.id, notes]]),
    changedOn: new Map([[environment.id, changedOn]]),
    handled: new Map([[environment.id, handled]]),
  };
}

function asks(terms: readonly Term[], fact: LocalFact): boolean {
  return terms.some((term) => term.kind === 'filter' && keyOf(term.key).needs === fact);
}

/** A text is looked for in labels and notes, too. */
function needsNotes(terms: readonly Term[]): boolean {
  return asks(terms, 'notes') || terms.some(({ kind }) => kind === 'text');
}

async function notesOf(
  environment: Environment,
  labelsAndNotes: Sources['labelsAndNotes'],
): Promise<Map<string, NumberNote>> {
  const notes = new Map<string, NumberNote>();
  for (let since = 0, isMore = true; isMore;) {
    const page = labelsAndNotes.read(environment, since);
    const nameOf = new Map(page.labels.map(({ id, name }) => [id, name]));
    await forEachYielding(page.numbers, ({ numberId, labels, note }) => {
      notes.set(numberId, { labels: labels.flatMap((id) => nameOf.get(id) ?? []), note });
    });
    ({ upTo: since, isMore } = page);
  }
  return notes;
}

async function changesOf(environment: Environment, activity: Sources['activity']): Promise<Map<string, Day>> {
  const { changedAt } = await activity.marks(environment.id);
  return new Map(Object.entries(changedAt).map(([numberId, at]) => [numberId, localDay(at)]));
}
