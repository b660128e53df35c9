import { computed, nextTick, ref, type Ref } from 'vue';
import { keyInReadingDirection } from '../../lib/direction';
import { useSelectionStore } from '../../stores/selection';
import type { RowGroup } from './row-group';
import type { TableSizes } from './table-sizes';
import { useShownHeads } from './use-shown-heads';

interface GroupedTable {
  groups: () => readonly RowGroup[];
  /** Scrolls just so far that a head is seen, by its group. */
  revealHead(group: number): void;
  /** Scrolls to an offset in CSS pixels. */
  to(offset: number): void;
  toggle(group: RowGroup): void;
  /** The user goes on into the rows, to one of them. */
  leave(position: number): void;
}

/** The heads of groups: one stop for the Tab key, in which keys go from head to head, collapse, expand and select. */
export function useGroupHeads(grid: Readonly<Ref<HTMLElement | null>>, { places }: TableSizes, table: GroupedTable) {
  const { groups } = table;
  const selection = useSelectionStore();
  /** The group whose head has the keyboard, or had it last. */
  const current = ref<string | null>(null);
  const hasFocus = ref(false);

  const { scrolled, shown } = useShownHeads(grid, places, groups, () => (hasFocus.value ? current.value : null));

  /** The head that the Tab key reaches. */
  const tabStop = computed(() => {
    const reachable = shown.value.map(({ group }) => group).filter(({ isOpen }) => isOpen !== null);
    return (reachable.find(({ key }) => key === current.value) ?? reachable[0])?.key ?? null;
  });

  /** Collapses or expands a group, whose head stays in sight. */
  function toggle(at: number): void {
    const group = groups()[at];
    if (!group) return;
    const top = places.value.topOfHead(at)!;
    const isAbove = (grid.value?.scrollTop ?? 0) > top;
    table.toggle(group);
    if (isAbove) void nextTick(() => table.to(top));
  }

  /** Puts the keyboard on a head; false where it takes none. */
  function focus(at: number): boolean {
    const group = groups()[at];
    if (typeof group?.isOpen !== 'boolean') return false;
    take(group);
    table.revealHead(at);
    void nextTick(() => grid.value?.querySelector<HTMLElement>(`[data-group='${at}'] button`)?.focus({ preventScroll: true })); // prettier-ignore
    return true;
  }

  /** Puts the keyboard on the head of a row; without a row, on the first head that is seen. */
  function focusOf(position: number): boolean {
    return focus(position < 0 ? places.value.groupAt(scrolled.value) : places.value.headsAbove(position) - 1);
  }

  function press(event: KeyboardEvent, at: number): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!handle(keyInReadingDirection(event.key), at)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function handle(key: string, at: number): boolean {
    const group = groups()[at];
    switch (key) {
      case 'ArrowDown':
        return focus(at + 1) || true;
      case 'ArrowUp':
        return focus(at - 1) || true;
      case 'Home':
        return focus(0) || true;
      case 'End':
        return focus(groups().length - 1) || true;
      case 'ArrowLeft':
        if (group?.isOpen) toggle(at);
        return true;
      case 'ArrowRight':
        if (group?.isOpen === false) toggle(at);
        else if (group) table.leave(group.from);
        return true;
      case 'x':
        if (group)
          selection.selectGroup(
            group.rows,
            group.rows.some((row) => !selection.has(row)),
          );
        return true;
      default:
        return false;
    }
  }

  /** A head has the keyboard. */
  function take(group: RowGroup): void {
    [current.value, hasFocus.value] = [group.key, true];
  }

  function release(): void {
    hasFocus.value = false;
  }

  return { scrolled, take, release, shown, tabStop, toggle, focusOf, press };
}
