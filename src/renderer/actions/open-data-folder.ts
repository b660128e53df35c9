import { copyText } from './copy';
import { useFeedbackStore } from '../stores/feedback';
import { t } from '../lib/t';

/** Shows the data folder in the system's file manager; where the shell cannot, says where it is and offers its path. */
export async function openDataFolder(): Promise<void> {
  const feedback = useFeedbackStore();
  const folder = await feedback.ask('dataFolder.open', undefined);
  if (!folder || folder.isOpened) return;
  const { path } = folder;
  feedback.offer(t('dataFolder.path', { path }), t('dataFolder.copyPath'), () => void copyText(path));
}
