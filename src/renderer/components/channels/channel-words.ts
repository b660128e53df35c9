import type { ChannelState, ChannelDto } from '../../../shared/channels/channel';
import { isJustNow, type Formatter } from '../../../shared/format';
import { t } from '../../lib/t';

/** What the service answered to a test message. */
export function answerWords(answer: string): string {
  return answer === '' ? t('channels.test.sentSilently') : t('channels.test.sent', { answer });
}

/** `Slack · hooks.slack.com`. */
export function kindWords({ kind, host }: ChannelDto): string {
  const name = t(`channels.kind.${kind}`);
  return host === null ? name : t('channels.entry.kindHost', { kind: name, host });
}

/** When it sends: `Mondays at 09:00`. */
export function rhythmWords({ rhythm, at, weekday }: ChannelDto, format: Formatter): string {
  // any day will do, but for one on which clocks change
  const time = format.time(new Date(2026, 0, 15, 0, at).getTime());
  if (rhythm === 'immediate') return t('channels.entry.immediate');
  if (rhythm === 'daily') return t('channels.entry.daily', { time });
  return t('channels.entry.weekly', { weekday: format.weekdayName(weekday + 3), time });
}

/** Whether messages arrive. */
export function stateWords({ enabled, state }: ChannelDto, format: Formatter, now: number): string {
  const { failure, lastSentAt } = state;
  if (!enabled) return t('channels.state.off');
  if (failure) return failureWords(failure, format);
  if (lastSentAt === null) return t('channels.state.never');
  if (isJustNow(lastSentAt, now)) return t('channels.state.sentNow');
  return t('channels.state.sent', { ago: format.ago(lastSentAt, now) });
}

/** Since when messages don't arrive, or not everywhere, and why. */
export function failureWords(
  { since, reason, isPartial }: NonNullable<ChannelState['failure']>,
  format: Formatter,
): string {
  const words = { when: format.instant(since), reason };
  return isPartial ? t('channels.state.partial', words) : t('channels.state.failing', words);
}
