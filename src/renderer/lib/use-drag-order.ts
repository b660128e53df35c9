import { computed, shallowRef } from 'vue';
import { isRightToLeft } from './direction';

interface DragHandlers {
  draggable: true;
  onDragstart(event: DragEvent): void;
  onDragover(event: DragEvent): void;
  onDrop(event: DragEvent): void;
  onDragend(): void;
}

/**
 * Lets the entries of a list be dragged to another place. During a drag they are known by their keys, because meanwhile
 * a sync or another window may change the list, and with it the places.
 *
 * @param keys of the entries, in their order now
 * @param place puts an entry, which stands at `from`, at `to`, counted without it
 */
export function useDragOrder<K extends string>(
  keys: () => readonly K[],
  place: (key: K, to: number, from: number) => void,
  direction: 'vertical' | 'horizontal' = 'vertical',
): {
  handlersOf: (key: K) => DragHandlers;
  /** How an entry says where the dragged one would come to stand. */
  classOf: (key: K) => { dragged: boolean; 'drop-before': boolean; 'drop-after': boolean; across: boolean };
} {
  const dragged = shallowRef<string | null>(null);
  /** Where it would go: before this entry, or behind it. */
  const goal = shallowRef<{ beside: string; isBefore: boolean } | null>(null);

  const placeOf = (key: string | null) => keys().findIndex((one) => one === key);

  /** What dropping it would do; null where it would change nothing, or one of the two is gone. */
  const move = computed(() => {
    if (goal.value === null) return null;
    const from = placeOf(dragged.value);
    const beside = placeOf(goal.value.beside);
    if (from < 0 || beside < 0) return null;
    const gap = goal.value.isBefore ? beside : beside + 1;
    const to = gap > from ? gap - 1 : gap;
    const all = keys();
    return to === from ? null : { key: all[from]!, from, to, before: all[gap], behind: all[gap - 1] };
  });

  function end(): void {
    dragged.value = null;
    goal.value = null;
  }

  return {
    handlersOf: (key) => ({
      draggable: true,
      onDragstart(event) {
        if (event.defaultPrevented) return;
        dragged.value = key;
        // Firefox and WebKit begin no drag that carries nothing
        event.dataTransfer?.setData('text/plain', '');
        if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
      },
      onDragover(event) {
        if (placeOf(dragged.value) < 0) return;
        event.preventDefault();
        const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
        const isLeft = event.clientX < box.left + box.width / 2;
        const isBefore =
          direction === 'vertical' ? event.clientY < box.top + box.height / 2 : isLeft !== isRightToLeft();
        goal.value = { beside: key, isBefore };
      },
      onDrop(event) {
        event.preventDefault();
        const { value } = move;
        end();
        if (value) place(value.key, value.to, value.from);
      },
      onDragend: end,
    }),
    classOf: (key) => ({
      dragged: key === dragged.value,
      'drop-before': move.value?.before === key,
      'drop-after': move.value?.behind === key,
      across: direction === 'horizontal',
    }),
  };
}
