import { randomUUID } from 'node:crypto';
import type { Sandbox } from '../../src/sandbox/server';
import { NEW_CHANNEL, type ChannelDetails } from '../../src/shared/channels/channel';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import { DEFAULT_COLUMNS } from '../../src/shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../src/shared/query/query';
import type { PreferenceChange } from '../../src/shared/reminders/preference';
import type { BridgeClient } from '../bridge-client';
import { expectUpcoming, handledMark, openReminderSettings, reminderMark } from '../reminders-steps';
import { session, type Kept } from './kept';
import { expect, type RunningApp } from '../shared-app';
import {
  activityEntry,
  leaveLapsing,
  openReminders,
  rowCount,
  rows,
  savedViewEntry,
  searchBox,
  served,
  showNumbers,
  syncNow,
} from '../steps';
import type { WebhookReceiver } from '../webhook-receiver';

/** An environment with some numbers that lapse, and the way to ask main for something about it. */
export interface Lapsing {
  app: RunningApp;
  sandbox: Sandbox;
  bridge: BridgeClient;
  environmentId: string;
  /** How the numbers are written. */
  names: readonly string[];
}

/** Days until the numbers lapse, by what is decided for each; the first two are far from it until they fall due. */
export const LAPSING = { muted: 1, announced: 1, snoozed: 10, handled: 12, customized: 30, followed: 20 };
const PLACES = Object.keys(LAPSING) as (keyof typeof LAPSING)[];

const nameOf = ({ names }: Lapsing, what: keyof typeof LAPSING) => names[PLACES.indexOf(what)]!;

/** Decides something for the reminders of one of the numbers. */
async function prefer(of: Lapsing, what: keyof typeof LAPSING, change: PreferenceChange): Promise<void> {
  const { id } = served(of.sandbox)[PLACES.indexOf(what)]!;
  await of.bridge.request('reminders.prefer', { environmentId: of.environmentId, numberIds: [id], change });
}

export function muted(of: Lapsing): Kept {
  const { app, sandbox } = of;
  const number = nameOf(of, 'muted');
  const announced = (which: string) => app.filesWith(`${which} lapses tomorrow`);
  return {
    name: 'a muted number, which isn’t announced',
    async before() {
      await prefer(of, 'muted', { muted: true });
      await expect(reminderMark(app.page, number)).toHaveAccessibleName('Reminders muted');
      leaveLapsing(sandbox, ...Object.values(LAPSING)); // both fall due, the muted one first by its digits
      await syncNow(app.page, sandbox);
      await expect.poll(() => announced(nameOf(of, 'announced'))).toHaveLength(1);
      expect(await announced(number)).toEqual([]);
    },
    async after() {
      await showNumbers(app.page);
      await expect(reminderMark(app.page, number)).toBeVisible();
      await syncNow(app.page, sandbox);
      expect(await announced(number)).toEqual([]);
      await (await openReminders(app.page, number)).getByRole('button', { name: 'Unmute' }).click();
      await expect.poll(() => announced(number)).toHaveLength(1);
      await expect(reminderMark(app.page, number)).toHaveCount(0);
    },
  };
}

export function handled(of: Lapsing): Kept {
  const { app, sandbox } = of;
  const number = nameOf(of, 'handled');
  return {
    name: 'a handled renewal, which is then confirmed',
    async before() {
      await prefer(of, 'handled', { handled: true });
      await expect(handledMark(app.page, number)).toBeVisible();
    },
    async after() {
      await expect(handledMark(app.page, number)).toBeVisible();
      sandbox.change((numbers) => numbers.map((one) => (one.formatted_number === number ? { ...one, auto_renewal: true } : one))); // prettier-ignore
      await syncNow(app.page, sandbox);
      await expect((await openReminders(app.page, number)).getByText(/^by you on .*, confirmed$/)).toBeVisible();
      await activityEntry(app.page).click();
      await expect(app.page.getByText(/Handled by you on .*, confirmed: auto-renewal on/)).toBeVisible();
      await showNumbers(app.page);
    },
  };
}

/** Days of one number and of all, and a snooze. The days of all are the default ones again when those of one are looked at. */
export function days(of: Lapsing): readonly Kept[] {
  const { app, bridge } = of;
  const [customized, followed, snoozed] = [nameOf(of, 'customized'), nameOf(of, 'followed'), nameOf(of, 'snoozed')];
  return [
    {
      name: 'a snooze',
      async before() {
        await prefer(of, 'snoozed', { snoozeDays: 1 });
        await expect(reminderMark(app.page, snoozed)).toHaveAccessibleName(/^Reminders snoozed until /);
      },
      async after() {
        await showNumbers(app.page);
        await expect(reminderMark(app.page, snoozed)).toBeVisible();
      },
    },
    {
      name: 'days of its own',
      before: () => prefer(of, 'customized', { offsets: { lapses: { add: 20 } } }),
      async after() {
        const details = await openReminders(app.page, customized);
        await expect(details.getByText(/^20 days before, on /)).toBeVisible();
        await details.getByRole('button', { name: 'Use defaults' }).click();
        await expect(details.getByText(/^14 days before, on /)).toBeVisible();
        await expect(details.getByText('14, 7, 3, and 1 days before, on the day, 1 day after')).toBeVisible();
      },
    },
    {
      name: 'the days of all',
      async before() {
        await bridge.request('settings.update', { reminders: { offsets: { lapses: { remove: 14 } } } });
        await bridge.request('settings.update', { reminders: { offsets: { lapses: { add: 5 } } } });
        await openReminderSettings(app.page);
        await expectUpcoming(app.page, `${followed} lapses in 5 days`);
        await showNumbers(app.page);
      },
      async after() {
        const reminders = await openReminderSettings(app.page);
        await expectUpcoming(app.page, `${followed} lapses in 5 days`);
        await reminders.getByRole('button', { name: 'Reset to defaults' }).click();
        await expectUpcoming(app.page, `${followed} lapses in 14 days`);
      },
    },
  ];
}

export function labelled({ app, bridge, sandbox, environmentId }: Omit<Lapsing, 'names'>): Kept {
  return {
    name: 'a label and a note',
    async before() {
      const [{ id, number, formatted_number }] = served(sandbox) as [PhoneNumber];
      const edits = [
        { change: { add: ['Support'], note: 'Ask Ada about it' }, numbers: [{ numberId: id, number, formatted: formatted_number }] },
      ]; // prettier-ignore
      await bridge.request('labels.edit', { environmentId, batch: randomUUID(), place: 0, edits, isLast: true });
    },
    async after() {
      await showNumbers(app.page);
      for (const query of ['ada', 'label:support']) {
        await searchBox(app.page).fill(query);
        await expect.poll(() => rowCount(app.page)).toBe(1);
      }
      await expect(rows(app.page).first().getByText('Support')).toBeVisible();
      await searchBox(app.page).fill('');
    },
  };
}

export function channel(app: RunningApp, bridge: BridgeClient, receiver: WebhookReceiver): Kept {
  return {
    name: 'a channel and its secrets',
    async before() {
      const details: ChannelDetails = { ...NEW_CHANNEL, kind: 'webhook', name: 'Webhook', fields: {} };
      const secrets = { url: `http://${receiver.host}/hooks`, signingSecret: 'a secret that only two know' };
      await bridge.request('channel.save', { channelId: null, details, secrets, keep: 'keychain' });
    },
    async after() {
      await openReminderSettings(app.page);
      await app.page.getByRole('button', { name: 'Send a test to Webhook' }).click();
      await expect(app.page.getByText('Sent. The service answered')).toBeVisible();
      expect(receiver.messages().filter(({ type }) => type === 'test')).toHaveLength(1);
    },
  };
}

export function readChanges(app: RunningApp): Kept {
  return {
    name: 'changes that were all read',
    async before() {
      await expect(activityEntry(app.page)).toContainText('unread');
      await activityEntry(app.page).click();
      await app.page.getByRole('button', { name: 'Mark all as read' }).click();
      await expect(activityEntry(app.page)).not.toContainText('unread');
    },
    async after() {
      await expect(activityEntry(app.page)).not.toContainText('unread');
      await expect(app.page.getByText(/^Since/)).toBeHidden();
    },
  };
}

/** The view that opens at startup, whatever was looked at last. */
export function startView(app: RunningApp, bridge: BridgeClient): Kept {
  return {
    name: 'the view that opens at startup',
    async before() {
      const id = randomUUID();
      const look = { sort: DEFAULT_SORT, columns: [...DEFAULT_COLUMNS], groupBy: null, pinned: false, reminds: false };
      await bridge.request('savedViews.put', { view: { id, name: 'Voices', query: 'type:sms', ...look } });
      await bridge.request('settings.update', { startSavedViewId: id });
      await showNumbers(app.page);
      await searchBox(app.page).fill('type:fax');
      await activityEntry(app.page).click();
      await expect.poll(() => session(app)).toMatch(/"name":"activity".*type:fax/);
    },
    async after() {
      await expect(savedViewEntry(app.page, 'Voices')).toHaveAttribute('aria-current', 'page');
      await expect(searchBox(app.page)).toHaveValue('type:sms');
    },
  };
}
