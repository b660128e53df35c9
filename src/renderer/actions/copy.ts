import { reportPageFailure } from '../bridge/bridge-client';
import { useFeedbackStore } from '../stores/feedback';
import { t } from '../lib/t';

/** Puts a text on the clipboard and says so; resolves with whether the clipboard took it. */
export async function copyText(text: string, said: string = t('numbers.copied', { text })): Promise<boolean> {
  const feedback = useFeedbackStore();
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    reportPageFailure('request', error);
    feedback.say(t('numbers.copyFailed'));
    return false;
  }
  feedback.say(said);
  return true;
}
