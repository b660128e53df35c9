import { computed, onBeforeUnmount, onMounted, shallowReactive, watch, type Ref } from 'vue';
import { keepTypeAhead } from '../lib/type-ahead';
import { isTyping, onPageKey } from './shortcuts';
import type { Action } from './action';
import { isPressed, writeShortcut } from './shortcut';

/** The sources of actions; the last one added comes first. Each is asked whenever actions are listed. */
const sources = shallowReactive<(() => readonly Action[])[]>([]);

/** Offers actions while the component is there. */
export function useActions(source: () => readonly Action[]): void {
  // each is asked again only when what it tells itself changed
  const kept = computed(source);
  const keptSource = () => kept.value;
  onMounted(() => sources.push(keptSource));
  onBeforeUnmount(() => sources.splice(sources.indexOf(keptSource), 1));
}

/**
 * Offers what a button of the component does, as long as it is seen: for buttons that open something next to them.
 */
export function usePressAction(
  button: Readonly<Ref<HTMLElement | null>>,
  action: () => Omit<Action, 'run' | 'isAvailable'>,
): void {
  useActions(() => [
    {
      ...action(),
      isAvailable: () => button.value?.checkVisibility() ?? false,
      run() {
        button.value?.click();
        keepTypeAhead();
      },
    },
  ]);
}

/** Kept until something that an action tells changes, because every key press asks. */
const all = computed(() => sources.flatMap((source) => source()));
const written = computed(
  () => new Map(all.value.flatMap(({ id, shortcuts }) => (shortcuts?.[0] ? [[id, writeShortcut(shortcuts[0])]] : []))),
);

/** Every action there is, available or not. */
export function allActions(): readonly Action[] {
  return all.value;
}

/** Everything that can be done now. */
export function availableActions(): Action[] {
  return all.value.filter((action) => action.isAvailable?.() ?? true);
}

/** Does what an action would, where it is there and available. */
export function runAction(id: string): void {
  availableActions()
    .find((action) => action.id === id)
    ?.run();
}

/** Runs an action once it is available: when what offers it is there, unless it isn't wanted any more by then. */
export function runOnceOffered(id: string, isWanted: () => boolean): void {
  const stop = watch(
    () => (isWanted() ? availableActions().find((action) => action.id === id) : 'unwanted'),
    (found) => {
      if (found === undefined) return;
      // a task later, because where the action is available at once, there is no `stop` yet
      void Promise.resolve().then(() => stop());
      if (found !== 'unwanted') found.run();
    },
    { immediate: true, flush: 'post' },
  );
}

/** The shortcut of an action as the platform writes it; undefined where it has none. */
export function shortcutOf(id: string): string | undefined {
  return written.value.get(id);
}

/** Runs what the keys of the page ask for, while the component is there. A dialog keeps the keys for itself. */
export function followShortcuts(): void {
  onPageKey((event) => {
    if (document.querySelector('dialog[open]')) return;
    const pressed = availableActions().findLast(
      ({ shortcuts = [], outsideFields }) =>
        !(outsideFields && isTyping(event)) && shortcuts.some((one) => isPressed(one, event)),
    );
    if (!pressed) return;
    event.preventDefault();
    pressed.run();
  });
}
