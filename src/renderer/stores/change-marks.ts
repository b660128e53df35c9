import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { localDay, type Day } from '../../shared/calendar/calendar-day';
import type { NumberRef } from '../../shared/numbers/number-ref';
import { request } from '../bridge/bridge-client';
import { keepFetched } from './keep-fetched';
import { useLabelsAndNotesStore } from './labels-and-notes';
import { useAppStore } from './app';

/** What is known of the changes of one environment's numbers: by number id, when each last changed (epoch ms). */
interface EnvironmentMarks {
  changedAt: ReadonlyMap<string, number>;
  unread: ReadonlySet<string>;
}

/** A change that was read is marked for so long, in milliseconds. */
const MARKED_FOR_MS = 86_400_000;

/** Which numbers changed: marked in the list, and found by questions about it. */
export const useChangeMarksStore = defineStore('change-marks', () => {
  const app = useAppStore();
  const labelsAndNotes = useLabelsAndNotesStore();

  const environmentIds = computed(() => (app.state?.environments ?? []).map(({ id }) => id));

  const marks = shallowRef<ReadonlyMap<string, EnvironmentMarks>>(new Map());

  /** One environment that can't be read costs the others nothing, and keeps the marks that it had. */
  async function fetchAll(): Promise<void> {
    const ids = environmentIds.value;
    const answers = await Promise.allSettled(ids.map(fetchMarks));
    const known = ids.map((id, index) => [id, valueOf(answers[index]) ?? marks.value.get(id)] as const);
    marks.value = new Map(known.flatMap(([id, one]) => (one ? [[id, one]] : [])));
    const failed = answers.find(({ status }) => status === 'rejected');
    // so that it is asked again
    if (failed) throw (failed as PromiseRejectedResult).reason;
  }
  keepFetched(() => app.state && `${environmentIds.value.join(' ')} ${app.state.activity.revision}`, fetchAll);

  watch(
    marks,
    (now) => (labelsAndNotes.changedOn = new Map([...now].map(([id, { changedAt }]) => [id, daysOf(changedAt)]))),
  );

  /** When a number changed (epoch ms), where that is unread or not long ago; null where it is not worth a mark. */
  function markOf({ environmentId, numberId }: NumberRef): number | null {
    const known = marks.value.get(environmentId);
    const at = known?.changedAt.get(numberId);
    if (at === undefined) return null;
    return at > app.now - MARKED_FOR_MS || known?.unread.has(numberId) ? at : null;
  }

  return { markOf };
});

async function fetchMarks(environmentId: string): Promise<EnvironmentMarks> {
  const { changedAt, unread } = await request('activity.marks', { environmentId });
  return { changedAt: new Map(Object.entries(changedAt)), unread: new Set(unread) };
}

function valueOf<T>(answer: PromiseSettledResult<T> | undefined): T | undefined {
  return answer?.status === 'fulfilled' ? answer.value : undefined;
}

function daysOf(changedAt: ReadonlyMap<string, number>): ReadonlyMap<string, Day> {
  // whole fetches share an instant, and the calendar is dear to ask
  const dayAt = new Map<number, Day>();
  return new Map(
    [...changedAt].map(([id, at]) => {
      const day = dayAt.get(at) ?? localDay(at);
      dayAt.set(at, day);
      return [id, day];
    }),
  );
}
