import { watch } from 'vue';
import { renameLabelInQuery } from '../../shared/query/labels-in-query';
import { useActivityFeedStore } from './activity-feed';
import { useLabelsStore } from './labels';
import { useQueryStore } from './query';

/**
 * Makes the queries that are shown follow a label that is renamed, here or in another window, and its undo. Main does the
 * same with those that are kept.
 */
export function followRenamedLabels(): void {
  const labels = useLabelsStore();
  const queries = [useQueryStore(), useActivityFeedStore()];

  watch(
    () => labels.labels,
    (now, before) => {
      const names = new Map(before.map(({ id, name }) => [id, name]));
      for (const { id, name } of now) {
        const nameBefore = names.get(id);
        if (nameBefore === undefined || nameBefore === name) continue;
        for (const query of queries) query.reword(renameLabelInQuery(query.text, nameBefore, name));
      }
    },
  );
}
