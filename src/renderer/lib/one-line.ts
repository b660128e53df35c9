import { onBeforeUnmount, onMounted, shallowRef, watch, type Ref } from 'vue';
import { isRightToLeft } from './direction';

/** What fits on a line. */
interface Fit {
  /** How many children; all of them before they are measured. */
  count: number;
  /** How far what follows the line is moved in x to stand right behind the last of them, in CSS pixels. */
  shift: number;
}

/**
 * How many children of an element fit on its first line. The element wraps its children and is as high as one line, so
 * that those on further lines are out of sight; they stay in the page, because what is not laid out has no width.
 *
 * @param line positioned, so that its children are measured from it
 * @param changes anything that changes when the children do
 */
export function useOneLine(line: Readonly<Ref<HTMLElement | null>>, changes: () => unknown): Readonly<Ref<Fit>> {
  const fit = shallowRef<Fit>({ count: Number.POSITIVE_INFINITY, shift: 0 });

  function measure(): void {
    const children = [...(line.value?.children ?? [])] as HTMLElement[];
    const first = children[0]?.offsetTop ?? 0;
    const cut = children.findIndex(({ offsetTop }) => offsetTop > first);
    const last = children[cut - 1];
    if (!line.value || !last) {
      fit.value = { count: cut < 0 ? children.length : cut, shift: 0 };
      return;
    }
    const { clientWidth } = line.value;
    /** How far a child is from the left edge, and from the right one. */
    const margins = ({ offsetLeft, offsetWidth }: HTMLElement) => [offsetLeft, clientWidth - offsetLeft - offsetWidth];
    const [beginning, end] = isRightToLeft() ? [1, 0] : [0, 1];
    // as much padding at its end as at its beginning
    const rest = Math.max(0, margins(last)[end]! - margins(children[0]!)[beginning]!);
    fit.value = { count: cut, shift: isRightToLeft() ? rest : -rest };
  }

  const observer = new ResizeObserver(measure);
  onMounted(() => {
    if (line.value) observer.observe(line.value);
    measure();
  });
  onBeforeUnmount(() => observer.disconnect());
  watch(changes, measure, { flush: 'post' });
  return fit;
}
