import { useFeedbackStore } from '../stores/feedback';
import { t } from '../lib/t';
import { saveFile } from './save-file';

/** Hands the user the one file that moves settings, views, labels and the rest to another computer. */
export async function saveTransfer(): Promise<void> {
  const text = await useFeedbackStore().ask('transfer.write', undefined);
  if (text === null) return;
  const day = new Intl.DateTimeFormat('en-CA').format(); // sorts by name, in every language
  await saveFile({ kind: 'json', name: t('transfer.fileName', { day }) }, [text]);
}
