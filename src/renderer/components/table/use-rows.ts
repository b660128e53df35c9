import { watchEffect, type Ref } from 'vue';
import type { TableColumn } from '../../../shared/numbers/table-columns';
import { createRow, type Row, type RowPlace } from './row';
import type { RowFacts } from './row-facts';

/** A row that is to be in the page. */
export interface ShownRow {
  place: RowPlace;
  facts: RowFacts;
}

/**
 * Keeps rows in an element. There are as many elements as there can be rows on screen, and each is filled again when
 * another row takes its place: a screen of new ones would take five frames. Those that are not needed are set aside.
 *
 * @param slotCount rows whose positions are so far apart share an element
 */
export function useRows(
  parent: Readonly<Ref<HTMLElement | null>>,
  columns: () => readonly TableColumn[],
  rows: () => readonly ShownRow[],
  slotCount: () => number,
): void {
  let pool = new Map<number | 'apart', Row>();
  let made = '';

  watchEffect(
    () => {
      if (!parent.value) return;
      const names = columns().map(({ name }) => name);
      if (made !== names.join()) {
        for (const { element } of pool.values()) element.remove();
        pool = new Map();
        made = names.join();
      }
      const aside = new Map(pool);
      for (const { place, facts } of rows()) {
        const slot = place.index % slotCount();
        // the row under the cursor may be far from the others
        const key = aside.has(slot) || !pool.has(slot) ? slot : 'apart';
        const row = pool.get(key) ?? createRow(names);
        pool.set(key, row);
        aside.delete(key);
        row.show(place, facts);
        if (!row.element.isConnected) parent.value.append(row.element);
      }
      for (const { element } of aside.values()) element.remove();
      // laid out in what is left of this frame, and not when the next one is due
      void parent.value.offsetHeight;
    },
    { flush: 'post' },
  );
}
