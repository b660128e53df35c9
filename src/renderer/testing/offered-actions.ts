import { mount } from '@vue/test-utils';
import { defineComponent } from 'vue';
import { allActions, availableActions } from '../actions/registry';

/** Offers actions as a component does; the test file must unmount it (`enableAutoUnmount`). */
export function offer(use: () => void): void {
  mount(
    defineComponent(() => {
      use();
      return () => null;
    }),
  );
}

/** Runs an action that must be offered and available, as the palette does. */
export function choose(id: string): void {
  const action = availableActions().find((one) => one.id === id);
  if (!action) throw new Error(`${id} is not available.`);
  action.run();
}

export const isAvailable = (id: string): boolean => availableActions().some((one) => one.id === id);

/** What the palette says of an action. */
export const titleOf = (id: string): string | undefined => allActions().find((one) => one.id === id)?.title;
