import { onBeforeUnmount, onMounted } from 'vue';
import { useNavigationStore } from '../stores/navigation';
import { t } from '../lib/t';
import { useActions } from './registry';
import { alt, mod, type Shortcut } from './shortcut';
import { isMac } from './shortcuts';

const BACK: readonly Shortcut[] = isMac ? [mod('['), alt('arrowleft')] : [alt('arrowleft')];
const FORWARD: readonly Shortcut[] = isMac ? [mod(']'), alt('arrowright')] : [alt('arrowright')];

/** The mouse buttons that lead back and forward, as `MouseEvent.button` counts them. */
const BACK_BUTTON = 3;
const FORWARD_BUTTON = 4;

/** Back to where the user was before, and forward again: by key, by palette, and by the buttons of a mouse. */
export function useNavigationActions(): void {
  const navigation = useNavigationStore();

  useActions(() => [
    {
      id: 'go.back',
      section: 'go',
      title: t('actions.back'),
      shortcuts: BACK,
      isAvailable: () => navigation.canGoBack,
      run: () => void navigation.go(-1),
    },
    {
      id: 'go.forward',
      section: 'go',
      title: t('actions.forward'),
      shortcuts: FORWARD,
      isAvailable: () => navigation.canGoForward,
      run: () => void navigation.go(1),
    },
  ]);

  function press(event: MouseEvent): void {
    if (event.button !== BACK_BUTTON && event.button !== FORWARD_BUTTON) return;
    event.preventDefault();
    // a dialog is left first
    if (!document.querySelector('dialog[open]')) navigation.go(event.button === BACK_BUTTON ? -1 : 1);
  }
  onMounted(() => window.addEventListener('mouseup', press));
  onBeforeUnmount(() => window.removeEventListener('mouseup', press));
}
