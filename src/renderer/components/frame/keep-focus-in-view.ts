import { onBeforeUnmount, onMounted, watch, type Ref } from 'vue';

/** What belongs together: where one of its controls goes, the keyboard stays with the others. */
const GROUP = '[role="group"], [role="toolbar"], ul, ol, section, aside, dialog';
const CONTROL = 'button:not(:disabled), input:not(:disabled), textarea:not(:disabled), a[href], [tabindex="0"]';

/**
 * Gives the keyboard a place where what had the focus is gone, because without one keys would lead nowhere: another view
 * has come, or the control that was used went with what it did, such as the × of a filter. A view may say where, by
 * `data-arrival`; else it is its heading.
 *
 * @param area what holds the views
 */
export function keepFocusInView(area: Readonly<Ref<HTMLElement | null>>, view: () => string): void {
  // a view that is still being fetched comes later
  const arrivals = new MutationObserver(() => settle());

  function settle(): void {
    const main = area.value?.querySelector('main');
    if (!main) return;
    arrivals.disconnect();
    if (document.activeElement !== document.body) return;
    const place = main.querySelector<HTMLElement>('[data-arrival]') ?? main.querySelector('h1');
    if (!place) return;
    if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }

  watch(
    view,
    () => {
      arrivals.disconnect();
      if (area.value) arrivals.observe(area.value, { childList: true, subtree: true });
      settle();
    },
    { flush: 'post' },
  );

  /** What had the focus last, with all that it is in, from the inside out; empty where nothing had. */
  let path: Element[] = [];
  const removals = new MutationObserver(() => {
    if (path[0]?.isConnected !== false) return;
    const near = path.find(({ isConnected }) => isConnected);
    path = [];
    // the code that removed it may know a better place, and goes there first
    setTimeout(() => recover(near));
  });

  function recover(near: Element | undefined): void {
    if (document.activeElement !== document.body) return;
    near?.closest(GROUP)?.querySelector<HTMLElement>(CONTROL)?.focus({ preventScroll: true });
    settle();
  }

  function remember(): void {
    path = [];
    for (let one = document.activeElement; one && one !== document.body; one = one.parentElement) path.push(one);
  }

  onMounted(() => {
    removals.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', remember);
    // a click outside all controls takes the focus away on purpose
    document.addEventListener('click', remember, true);
  });
  onBeforeUnmount(() => {
    arrivals.disconnect();
    removals.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('click', remember, true);
  });
}
