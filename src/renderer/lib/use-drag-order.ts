import { ref } from 'vue';
import { isRightToLeft } from './direction';

interface DragHandlers {
  draggable: true;
  onDragstart(event: DragEvent): void;
  onDragover(event: DragEvent): void;
  onDrop(event: DragEvent): void;
  onDragend(): void;
}

/**
 * Lets the entries of a list be dragged to another place.
 *
 * @param place puts what was at `from` at `to`, counted without it
 */
export function useDragOrder(
  place: (from: number, to: number) => void,
  direction: 'vertical' | 'horizontal' = 'vertical',
): {
  handlersAt: (index: number) => DragHandlers;
  /** How an entry says where the dragged one would come to stand. */
  classAt: (index: number) => { dragged: boolean; 'drop-before': boolean; 'drop-after': boolean; across: boolean };
} {
  const from = ref<number | null>(null);
  /** The gap that it would go to: before the entry of that index. */
  const gap = ref<number | null>(null);

  function end(): void {
    from.value = null;
    gap.value = null;
  }

  return {
    handlersAt: (index) => ({
      draggable: true,
      onDragstart(event) {
        if (event.defaultPrevented) return;
        from.value = index;
        // Firefox and WebKit begin no drag that carries nothing
        event.dataTransfer?.setData('text/plain', '');
        if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
      },
      onDragover(event) {
        if (from.value === null) return;
        event.preventDefault();
        const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
        const isLeft = event.clientX < box.left + box.width / 2;
        const isBefore =
          direction === 'vertical' ? event.clientY < box.top + box.height / 2 : isLeft !== isRightToLeft();
        gap.value = isBefore ? index : index + 1;
      },
      onDrop(event) {
        event.preventDefault();
        if (from.value !== null && gap.value !== null) {
          place(from.value, gap.value > from.value ? gap.value - 1 : gap.value);
        }
        end();
      },
      onDragend: end,
    }),
    classAt: (index) => {
      const moves =
        from.value !== null && gap.value !== null && gap.value !== from.value && gap.value !== from.value + 1;
      return {
        dragged: index === from.value,
        'drop-before': moves && gap.value === index,
        'drop-after': moves && gap.value === index + 1,
        across: direction === 'horizontal',
      };
    },
  };
}
