import { readonly, ref, type Ref } from 'vue';

/** Whether the window is so narrow that the side bar has no room for words: it is a rail; the styles of its parts say the same. */
export const isNarrowWindow = isNarrowerThan(960);
/** Whether there is little room for two things next to each other; so say the styles of what is stacked then. */
export const isSmallWindow = isNarrowerThan(760);

/** @param width in CSS pixels */
function isNarrowerThan(width: number): Readonly<Ref<boolean>> {
  const query = matchMedia(`(width < ${width}px)`);
  const isNarrower = ref(query.matches);
  query.addEventListener('change', ({ matches }) => (isNarrower.value = matches));
  return readonly(isNarrower);
}
