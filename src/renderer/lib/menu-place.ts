import { ref } from 'vue';

/** Opens a {@link ContextMenu} for what was right-clicked or has the keyboard, and gives the keyboard back afterwards. */
export function useMenuPlace() {
  /** In CSS pixels from the top left of the window; null while the menu is closed. */
  const at = ref<{ x: number; y: number } | null>(null);
  let opener: HTMLElement | null = null;

  /** The browser sends the event for the menu key and Shift+F10 too, with a place at what has the keyboard. */
  function open(event: MouseEvent): void {
    event.preventDefault();
    event.stopPropagation();
    const target = event.target as HTMLElement;
    opener = target.closest<HTMLElement>('button, input, [tabindex]') ?? (document.activeElement as HTMLElement | null);
    const { left, bottom } = target.getBoundingClientRect();
    const isPlaced = event.clientX > 0 || event.clientY > 0;
    at.value = isPlaced ? { x: event.clientX, y: event.clientY } : { x: left, y: bottom };
  }

  function close(): void {
    at.value = null;
    opener?.focus();
    opener = null;
  }

  return { at, open, close };
}
