import { isoFromDay } from '../../shared/calendar/calendar-day';
import { useAppStore } from '../stores/app';
import { useFeedbackStore } from '../stores/feedback';
import { t } from '../lib/t';
import { saveFile } from './save-file';

/** Hands the user the one file that moves settings, views, labels and the rest to another computer. */
export async function saveTransfer(): Promise<void> {
  const text = await useFeedbackStore().ask('transfer.write', undefined);
  if (text === null) return;
  const name = t('transfer.fileName', { day: isoFromDay(useAppStore().today) });
  await saveFile({ kind: 'json', name }, [text]);
}
