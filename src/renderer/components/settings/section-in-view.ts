import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue';

/** A heading counts as passed a little before it reaches the top, in CSS pixels. */
const SLACK = 32;

/** Where the headings of sections stand in what is scrolled. */
interface Scrolled {
  /** Of each section's top, in CSS pixels below the top of what is seen. */
  tops: readonly number[];
  height: number;
  isAtEnd: boolean;
}

/**
 * Which section is looked at: the one that was chosen as long as its heading is seen, else the last whose heading has been
 * reached, and at the end the last of all, whose heading may never get to the top.
 * @param chosen -1 where none was chosen
 */
export function sectionAt({ tops, height, isAtEnd }: Scrolled, chosen: number): number {
  const top = tops[chosen];
  if (top !== undefined && top > -SLACK && top < height - SLACK) return chosen;
  if (isAtEnd) return tops.length - 1;
  return Math.max(
    0,
    tops.findLastIndex((one) => one <= SLACK),
  );
}

/**
 * Follows which section of a scrolled element is looked at.
 * @param elements the sections, in their order
 */
export function useSectionInView(scrolled: Ref<HTMLElement | null>, elements: () => readonly (HTMLElement | null)[]) {
  const current = ref(0);
  let chosen = -1;

  function look(): void {
    const box = scrolled.value;
    if (!box) return;
    const { top } = box.getBoundingClientRect();
    const tops = elements().map((element) => (element ? element.getBoundingClientRect().top - top : Infinity));
    const isAtEnd = box.scrollTop > 0 && box.scrollTop + box.clientHeight >= box.scrollHeight - 1;
    current.value = sectionAt({ tops, height: box.clientHeight, isAtEnd }, chosen);
    if (current.value !== chosen) chosen = -1;
  }

  function choose(section: number): void {
    chosen = section;
    current.value = section;
  }

  onMounted(() => scrolled.value?.addEventListener('scroll', look, { passive: true }));
  onBeforeUnmount(() => scrolled.value?.removeEventListener('scroll', look));
  return { current, choose };
}
