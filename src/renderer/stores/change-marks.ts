import { defineStore } from 'pinia';
import { computed, watch } from 'vue';
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

  const { answer } = keepFetched(
    () => app.state && `${environmentIds.value.join(' ')} ${app.state.activity.revision}`,
    async () => {
      const marks = await Promise.all(environmentIds.value.map(fetchMarks));
      return new Map(marks);
    },
  );

  watch(
    answer,
    (marks) =>
      (labelsAndNotes.changedOn = new Map([...(marks ?? [])].map(([id, { changedAt }]) => [id, daysOf(changedAt)]))),
  );

  /** When a number changed (epoch ms), where that is unread or not long ago; null where it is not worth a mark. */
  function markOf({ environmentId, numberId }: NumberRef): number | null {
    const marks = answer.value?.get(environmentId);
    const at = marks?.changedAt.get(numberId);
    if (at === undefined) return null;
    return at > app.now - MARKED_FOR_MS || marks?.unread.has(numberId) ? at : null;
  }

  return { markOf };
});

async function fetchMarks(environmentId: string): Promise<[string, EnvironmentMarks]> {
  const { changedAt, unread } = await request('activity.marks', { environmentId });
  return [environmentId, { changedAt: new Map(Object.entries(changedAt)), unread: new Set(unread) }];
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
