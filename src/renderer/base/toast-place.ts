import { computed, onBeforeUnmount, onMounted, shallowReactive, type Ref } from 'vue';

/** Elements in which toasts can be shown; what came last is in front. */
const places = shallowReactive<HTMLElement[]>([]);

/** Where toasts are shown now; null for the usual place. */
export const toastPlace = computed(() => places.at(-1) ?? null);

/** Has toasts shown in an element while the component is there. */
export function useToastPlace(place: Readonly<Ref<HTMLElement | null>>): void {
  let element: HTMLElement | null = null;
  onMounted(() => {
    element = place.value;
    if (element) places.push(element);
  });
  onBeforeUnmount(() => {
    if (element) places.splice(places.indexOf(element), 1);
  });
}
