import { onBeforeUnmount, watch, type Ref } from 'vue';

/**
 * Gives the keyboard a place in a view that has come in the place of another: what had the focus is gone, and without
 * it keys would lead nowhere. A view may say where, by `data-arrival`; else it is its heading.
 */
export function keepFocusInView(offset: Readonly<Ref<HTMLElement | null>>, view: () => string): void {
  // a view that is still being fetched comes later
  const observer = new MutationObserver(() => settle());
  onBeforeUnmount(() => observer.disconnect());

  function settle(): void {
    const main = offset.value?.querySelector('main');
    if (!main) return;
    observer.disconnect();
    if (document.activeElement !== document.body) return;
    const place = main.querySelector<HTMLElement>('[data-arrival]') ?? main.querySelector('h1');
    if (!place) return;
    if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }

  watch(
    view,
    () => {
      observer.disconnect();
      if (offset.value) observer.observe(offset.value, { childList: true, subtree: true });
      settle();
    },
    { flush: 'post' },
  );
}
