import { reportPageFailure } from '../bridge/bridge-client';
import { useNoticeStore } from '../stores/notice';
import { t } from './t';

/** Puts a text on the clipboard and says so; resolves with whether the clipboard took it. */
export async function copyText(text: string, said: string = t('numbers.copied', { text })): Promise<boolean> {
  const notice = useNoticeStore();
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    reportPageFailure('request', error);
    notice.say(t('numbers.copyFailed'));
    return false;
  }
  notice.say(said);
  return true;
}
