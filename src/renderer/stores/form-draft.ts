import { onBeforeUnmount, ref, watch, type Ref } from 'vue';
import { t } from '../lib/t';
import { useFeedbackStore } from './feedback';

/** A form whose entries are kept while it is away. `K` are its entries without secrets, as plain values. */
interface KeptForm<F, K> {
  /** Unique among all forms. */
  key: string;
  /** What the form begins with. */
  begun: F;
  /** The form as it was left; `begun` if it wasn't. */
  restored: F;
  keptOf(fields: F): K;
  /** What is kept now; null where nothing is. */
  stored(): K | null;
  put(entries: K): void;
  drop(): void;
  hasSecrets(fields: F): boolean;
  clearSecrets(fields: F): void;
  /** Whether what the form is about still exists. */
  isThere(): boolean;
  /** Says that the entries are kept, except for the secrets. */
  exceptSecrets: string;
  reopen(): void;
  close(): void;
}

/**
 * What is entered into a form. It is kept, except for secrets, until it is sent or cancelled; a form that goes away while
 * there is something in it says so and offers a way back.
 */
export function useFormDraft<F, K>(form: KeptForm<F, K>) {
  const feedback = useFeedbackStore();
  const draft = ref(form.restored) as Ref<F>;
  const untouched = JSON.stringify(form.keptOf(form.begun));
  /** It was sent, or is being sent, or cancelled: nothing of it can be lost. */
  let isSent = false;
  feedback.withdraw(form.key);

  const entries = () => form.keptOf(draft.value);
  const hasEntries = () => form.hasSecrets(draft.value) || JSON.stringify(entries()) !== untouched;

  // as text, so that the secrets, which aren't part of it, aren't followed either
  const stopKeeping = watch(
    () => JSON.stringify(entries()),
    () => form.put(entries()),
  );
  // it was left while it was being sent, opened again, and has been saved now
  watch(
    () => form.stored() !== null,
    (isStored) => {
      if (isStored || isSent) return;
      isSent = true;
      form.close();
    },
  );

  function drop(): void {
    stopKeeping();
    form.drop();
  }

  /** Another form may have been opened in the meantime. */
  function bringBack(kept: K): void {
    form.put(kept);
    form.reopen();
  }

  function discard(): void {
    const kept = entries();
    const isWorthIt = hasEntries();
    isSent = true;
    drop();
    if (isWorthIt) feedback.offer(t('settings.discarded'), t('settings.discarded.undo'), () => bringBack(kept));
  }

  onBeforeUnmount(() => {
    const kept = entries();
    const words = form.hasSecrets(draft.value) ? form.exceptSecrets : t('settings.left');
    if (!isSent && form.isThere() && hasEntries())
      feedback.offer(words, t('settings.left.back'), () => bringBack(kept), form.key);
    form.clearSecrets(draft.value);
  });

  return {
    draft,
    drop,
    discard,
    /** Whether what is entered is on its way to main. */
    sent: (is: boolean) => void (isSent = is),
  };
}
