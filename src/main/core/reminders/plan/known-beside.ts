import type { Account } from '../../../../shared/environment';
import { localDay, type Day } from '../../../../shared/calendar/calendar-day';
import type { Annotations as Known, NumberNote } from '../../../../shared/query/annotate';
import type { Beside } from '../../../../shared/query/language/key';
import { keyOf } from '../../../../shared/query/language/keys';
import type { Term } from '../../../../shared/query/language/term';
import type { Activity } from '../../activity/activity';
import type { Annotations } from '../../labels/annotations';
import { forEachYielding } from '../../async/yielding';

/** What is known of numbers beside the list of their account. */
export interface KnownBeside {
  /** As far as some terms ask for it. */
  of(account: Account, terms: readonly Term[]): Promise<Known>;
  /** Moves whenever something else may be known. */
  version(): string;
}

interface Sources {
  annotations: Pick<Annotations, 'read' | 'revision'>;
  activity: Pick<Activity, 'marks' | 'revision'>;
}

export function knownBeside(sources: Sources): KnownBeside {
  return {
    of: (account, terms) => known(account, terms, sources),
    version: () => `${sources.annotations.revision()} ${sources.activity.revision()}`,
  };
}

async function known(account: Account, terms: readonly Term[], { annotations, activity }: Sources): Promise<Known> {
  const asks = (beside: Beside) => terms.some((term) => term.kind === 'filter' && keyOf(term.key).needs === beside);
  const needsNotes = asks('notes') || terms.some(({ kind }) => kind === 'text');
  const notes = needsNotes ? await notesOf(account, annotations) : new Map<string, NumberNote>();
  const changedOn = asks('changes') ? await changesOf(account, activity) : new Map<string, Day>();
  return { notes: new Map([[account.id, notes]]), changedOn: new Map([[account.id, changedOn]]) };
}

async function notesOf(account: Account, annotations: Sources['annotations']): Promise<Map<string, NumberNote>> {
  const notes = new Map<string, NumberNote>();
  for (let since = 0, isMore = true; isMore;) {
    const page = annotations.read(account, since);
    const nameOf = new Map(page.labels.map(({ id, name }) => [id, name]));
    await forEachYielding(page.numbers, ({ numberId, labels, note }) => {
      notes.set(numberId, { labels: labels.flatMap((id) => nameOf.get(id) ?? []), note });
    });
    ({ upTo: since, isMore } = page);
  }
  return notes;
}

async function changesOf(account: Account, activity: Sources['activity']): Promise<Map<string, Day>> {
  const { changedAt } = await activity.marks(account.id);
  return new Map(Object.entries(changedAt).map(([numberId, at]) => [numberId, localDay(at)]));
}
