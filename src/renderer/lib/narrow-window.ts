import { computed, readonly, ref, type Ref } from 'vue';

/** Whether the window is so narrow that the side bar has no room for words and is a rail, as the styles of its parts say. */
export const isNarrowWindow = isNarrowerThan(960);
/** Whether details have too little room next to what they are about, and lie over it. */
export const hasDetailsOver = isNarrowerThan(1001);
/** Whether the days of a month have too little room next to the list of a day, which is below them then, as the styles say. */
export const hasListBelowMonth = isNarrowerThan(1240);
const isBelowLarge = isNarrowerThan(1500);
/** Whether the window has room for a wide pane next to the main one; the styles widen the pane at the same width. */
export const isLargeWindow = computed(() => !isBelowLarge.value);

/** @param width in CSS pixels */
function isNarrowerThan(width: number): Readonly<Ref<boolean>> {
  const query = matchMedia(`(width < ${width}px)`);
  const isNarrower = ref(query.matches);
  query.addEventListener('change', ({ matches }) => (isNarrower.value = matches));
  return readonly(isNarrower);
}
