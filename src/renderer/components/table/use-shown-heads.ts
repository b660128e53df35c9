import { computed, onBeforeUnmount, onMounted, ref, type Ref } from 'vue';
import type { RowGroup } from './row-group';
import type { RowPlaces } from './row-places';

/**
 * The heads of groups that are in the page: those that can be seen, because there may be thousands.
 *
 * @param focused the key of the group whose head has the keyboard
 */
export function useShownHeads(
  grid: Readonly<Ref<HTMLElement | null>>,
  places: Readonly<Ref<RowPlaces>>,
  groups: () => readonly RowGroup[],
  focused: () => string | null,
) {
  /** How far the table is scrolled, in CSS pixels. */
  const scrolled = ref(0);
  /** The height of the table, in CSS pixels. */
  const height = ref(0);
  const observer = new ResizeObserver(([entry]) => {
    if (entry) height.value = entry.contentRect.height;
  });
  onMounted(() => grid.value && observer.observe(grid.value));
  onBeforeUnmount(() => observer.disconnect());

  /** As a text, so that what depends on it is not worked out in every frame while the table is scrolled. */
  const range = computed(() => {
    const first = places.value.groupAt(scrolled.value);
    const last = places.value.groupAt(scrolled.value + height.value);
    return `${first} ${last}`;
  });

  const shownIndices = computed(() => {
    const [first, last] = range.value.split(' ').map(Number) as [number, number];
    const indices = groups().length > 0 ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : [];
    // one that has the keyboard would lose it
    const kept = groups().findIndex(({ key }) => key === focused());
    return kept < 0 || indices.includes(kept) ? indices : [...indices, kept];
  });

  /** Each as high as its rows, so that its head leaves with the last of them. */
  const shown = computed(() =>
    shownIndices.value.flatMap((at) => {
      const group = groups()[at];
      if (!group) return [];
      const end = places.value.topOfHead(at + 1) ?? places.value.height;
      const top = places.value.topOfHead(at)!;
      return { group, at, line: group.from + at + 1, style: { top: `${top}px`, height: `${end - top}px` } };
    }),
  );

  return { scrolled, shown };
}
