import { readonly, ref, type Ref } from 'vue';

/** Whether the window is so narrow that the side bar has no room for words and is a rail, as the styles of its parts say. */
export const isNarrowWindow = isNarrowerThan(960);
/** Whether two things have too little room side by side, as the styles say of what is stacked then. */
export const isSmallWindow = isNarrowerThan(760);

/** @param width in CSS pixels */
function isNarrowerThan(width: number): Readonly<Ref<boolean>> {
  const query = matchMedia(`(width < ${width}px)`);
  const isNarrower = ref(query.matches);
  query.addEventListener('change', ({ matches }) => (isNarrower.value = matches));
  return readonly(isNarrower);
}
