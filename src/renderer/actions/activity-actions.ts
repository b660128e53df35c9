import { ACTIVITY_FILTERS } from '../stores/activity-filter';
import { useActivityFeedStore } from '../stores/activity-feed';
import { useAppStore } from '../stores/app';
import { t } from '../lib/t';
import { useActions } from './registry';

/** What can be done while the Activity view is there. @param markRead marks all as read, and says so */
export function useActivityActions(markRead: () => void): void {
  const app = useAppStore();
  const activity = useActivityFeedStore();

  useActions(() => [
    {
      id: 'activity.markRead',
      section: 'activity',
      title: t('activity.markRead'),
      isAvailable: () => activity.unread > 0,
      run: markRead,
    },
    ...ACTIVITY_FILTERS.map((name) => ({
      id: `activity.filter.${name}`,
      section: 'activity' as const,
      title: t('actions.activity', { filter: t(`activity.filter.${name}`) }),
      note: app.format.count(activity.counts[name]),
      isAvailable: () => activity.filter !== name && (name === 'all' || activity.counts[name] > 0),
      run: () => (activity.filter = name),
    })),
    {
      id: 'activity.clear',
      section: 'activity',
      title: t('activity.showAll'),
      isAvailable: () => !activity.isEmpty,
      run: activity.showAll,
    },
  ]);
}
