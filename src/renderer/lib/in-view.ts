import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue';

/** Begun this long before it can be seen, so that it is there by then. */
const AHEAD = '200px';

/** Whether an element is on screen, or nearly. */
export function useInView(element: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<boolean>> {
  const isInView = ref(false);
  const observer = new IntersectionObserver((entries) => (isInView.value = entries.at(-1)?.isIntersecting ?? false), {
    rootMargin: AHEAD,
  });
  onMounted(() => element.value && observer.observe(element.value));
  onBeforeUnmount(() => observer.disconnect());
  return isInView;
}
