import { t } from '../lib/t';
import type { MessageKey } from '../../shared/i18n/translate';
import { hasModifier, isMac, isTyping, withModifier } from './shortcuts';

/** A key, alone or with others, that does something anywhere in the page. */
export interface Shortcut {
  /** As `KeyboardEvent.key` says it, in lower case: `k`, `/`, `escape`. */
  key: string;
  /** With the platform's own modifier: ⌘ on a Mac, Ctrl elsewhere. */
  mod?: true;
  /** With Alt (⌥ on a Mac) alone. */
  alt?: true;
  /** Together with `mod`; a single key is what it is with or without Shift. */
  shift?: true;
}

/** With ⌘ or Ctrl: `K` for ⌘K or Ctrl+K. */
export function mod(key: string): Shortcut {
  return { key: key.toLowerCase(), mod: true };
}

/** With Alt, or ⌥ on a Mac. */
export function alt(key: string): Shortcut {
  return { key: key.toLowerCase(), alt: true };
}

/** Whether a key is this shortcut. A single key that writes something is none while the user writes. */
export function isPressed({ key, mod, alt, shift }: Shortcut, event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() !== key) return false;
  if (alt) return event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && !keepsAlt(event);
  if (!mod) return !event.ctrlKey && !event.metaKey && !event.altKey && (key.length > 1 || !isTyping(event));
  if (!shift) return hasModifier(event);
  return event.shiftKey && !event.altKey && (isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey);
}

/** Whether Alt with an arrow moves within the text that is typed: everywhere on a Mac, elsewhere not in a search box. */
function keepsAlt(event: KeyboardEvent): boolean {
  const isSearch = event.target instanceof Element && event.target.closest('[role=search]') !== null;
  return isTyping(event) && (isMac || !isSearch);
}

const NAMES: Readonly<Record<string, MessageKey>> = { escape: 'keys.escape', enter: 'keys.enter' };
const ARROWS: Readonly<Record<string, string>> = { arrowleft: '←', arrowright: '→' };

/** As the platform writes it and keyboards of the language print it: `⌘K`, `Ctrl+Shift+Z`, `Strg+K`, `Esc`, `/`. */
export function writeShortcut({ key, mod, alt, shift }: Shortcut): string {
  const said = NAMES[key];
  const name = said ? t(said) : (ARROWS[key] ?? key.toUpperCase());
  if (alt) return isMac ? `⌥${name}` : `Alt+${name}`;
  if (!mod) return name;
  if (!shift) return withModifier(name);
  return isMac ? `⇧⌘${name}` : withModifier(`${t('keys.shift')}+${name}`);
}
