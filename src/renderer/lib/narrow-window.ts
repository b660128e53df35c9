import { readonly, ref } from 'vue';

/** Below this width the side bar is a rail; the styles of its parts say the same. */
const narrow = matchMedia('(width < 960px)');
const isNarrow = ref(narrow.matches);
narrow.addEventListener('change', ({ matches }) => (isNarrow.value = matches));

/** Whether the window is so narrow that the side bar has no room for words. */
export const isNarrowWindow = readonly(isNarrow);
