import { nextTick } from 'vue';

/** Puts the keyboard on the first field of a form that is marked as wrong, which scrolls it into view. */
export async function focusFirstWrong(form: HTMLElement | null): Promise<void> {
  await nextTick();
  form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
}
