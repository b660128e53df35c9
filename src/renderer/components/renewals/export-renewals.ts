import { isoFromDay } from '../../../shared/calendar-day';
import { refOf, renewalOf } from '../../../shared/query/columns';
import { NO_PREFERENCE, type ReminderPreference } from '../../../shared/reminders/preference';
import { renewalCalendarParts } from '../../../shared/renewal-calendar';
import { inSlices } from '../../pause';
import { saveFile } from '../../save-file';
import { useAppStore } from '../../stores/app';
import { useListStore } from '../../stores/list';
import { useNoticeStore } from '../../stores/notice';
import { useRenewalsStore } from '../../stores/renewals';
import { t } from '../../t';
import { groupByUrgency } from './agenda';

/** More events than these no calendar takes in well; those that come first are in the file. */
const MOST_EVENTS = 10_000;

/** Hands the user the renewals that are shown as a calendar file. */
export async function exportRenewals(): Promise<void> {
  const app = useAppStore();
  const list = useListStore();
  const notice = useNoticeStore();
  const { kind, onlyNumbers } = useRenewalsStore();
  if (!app.state) return;

  const preferences: Record<string, Record<string, ReminderPreference>> = {};
  for (const { id } of app.shownAccounts) {
    const decided = await notice.ask('reminders.preferences', { accountId: id });
    if (!decided) return;
    preferences[id] = decided;
  }
  const { numbers, columns } = list;
  const rows = groupByUrgency(columns, { kind, only: onlyNumbers }).flatMap((group) => group.rows);
  const renewals = rows.slice(0, MOST_EVENTS).flatMap((row) => {
    const number = numbers.at(row);
    const renewal = renewalOf(columns, row);
    const ref = refOf(columns, row);
    const account = ref && app.account(ref.accountId);
    if (!number || !renewal || !account) return [];
    return [{ account, number, renewal, preference: preferences[account.id]?.[number.id] ?? NO_PREFERENCE }];
  });
  const settings = app.state.settings.reminders;
  const name = app.state.showsAll ? t('frame.account.all') : (app.activeAccount?.name ?? '');
  const file = { kind: 'ics', name: t('calendar.fileName', { day: isoFromDay(app.today) }) } as const;
  const calendar = { name, renewals, settings, now: Date.now(), format: app.format };
  const isSaved = await saveFile(file, inSlices(renewalCalendarParts(calendar)));
  if (isSaved && rows.length > MOST_EVENTS) {
    notice.say(t('calendar.cut', { most: app.format.count(MOST_EVENTS), all: app.format.count(rows.length) }));
  }
}
