import { isoFromDay } from '../../../shared/calendar-day';
import { renewalOf } from '../../../shared/query/columns';
import { writeRenewalCalendar } from '../../../shared/renewal-calendar';
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
  const { kind, onlyIds } = useRenewalsStore();
  const account = app.activeAccount;
  if (!app.state || !account) return;

  const { numbers, columns } = list;
  const rows = groupByUrgency(columns, { kind, ids: onlyIds }).flatMap((group) => group.rows);
  const renewals = rows.slice(0, MOST_EVENTS).flatMap((row) => {
    const number = numbers[row];
    const renewal = renewalOf(columns, row);
    return number && renewal ? [{ number, renewal }] : [];
  });
  const preferences = await notice.ask('reminders.preferences', { accountId: account.id });
  if (!preferences) return;
  const settings = app.state.settings.reminders;
  const file = { kind: 'ics', name: t('calendar.fileName', { day: isoFromDay(app.today) }) } as const;
  const options = { account, renewals, settings, preferences, now: Date.now(), format: app.format };
  const isSaved = await saveFile(file, [writeRenewalCalendar(options)]);
  if (isSaved && rows.length > MOST_EVENTS) {
    notice.say(t('calendar.cut', { most: app.format.count(MOST_EVENTS), all: app.format.count(rows.length) }));
  }
}
