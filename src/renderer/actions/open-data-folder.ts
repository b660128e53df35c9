import { copyText } from '../lib/copy';
import { useNoticeStore } from '../stores/notice';
import { t } from '../lib/t';

/** Shows the data folder in the system's file manager; where the shell cannot, says where it is and offers its path. */
export async function openDataFolder(): Promise<void> {
  const notice = useNoticeStore();
  const folder = await notice.ask('dataFolder.open', undefined);
  if (!folder || folder.isOpened) return;
  const { path } = folder;
  notice.offer(t('dataFolder.path', { path }), t('dataFolder.copyPath'), () => void copyText(path));
}
