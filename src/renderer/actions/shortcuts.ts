import { onBeforeUnmount, onMounted } from 'vue';
import { t } from '../lib/t';

export const isMac = navigator.platform.startsWith('Mac');

/** How a shortcut with the platform's own modifier is written: `⌘R` or `Ctrl+R`, and `Strg+R` in German. */
export function withModifier(key: string): string {
  return isMac ? `⌘${key}` : `${t('keys.ctrl')}+${key}`;
}

/** What a control does, with its key: `Clear selection (Esc)`. */
export function withKey(words: string, key: string): string {
  return t('keys.with', { words, key });
}

/** Whether the platform's own modifier, and no other, is held. */
export function hasModifier(event: KeyboardEvent): boolean {
  const held = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return held && !event.altKey && !event.shiftKey;
}

/** Inputs that no text goes into. */
const NO_TEXT: readonly string[] = ['checkbox', 'radio'];

/** Whether what is typed goes into a field, so that plain keys are no shortcuts. */
export function isTyping({ target }: { target: EventTarget | null }): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.includes(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select'));
}

/** Listens to keys anywhere in the page while the component is there. What was handled closer by is left alone. */
export function onPageKey(listener: (event: KeyboardEvent) => void): void {
  const listen = (event: KeyboardEvent): void => {
    if (!event.defaultPrevented) listener(event);
  };
  onMounted(() => window.addEventListener('keydown', listen));
  onBeforeUnmount(() => window.removeEventListener('keydown', listen));
}
