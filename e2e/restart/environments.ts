import type { Sandbox } from '../../src/sandbox/server';
import type { BridgeClient } from '../bridge-client';
import { openReminderSettings } from '../reminders-steps';
import { session, type Kept } from './kept';
import { expect, type RunningApp } from '../shared-app';
import {
  checkingLoss,
  connectByForm,
  environmentInput,
  rowCount,
  rows,
  searchBox,
  showEnvironment,
  showNumbers,
  switcher,
} from '../steps';

export function settings(app: RunningApp, bridge: BridgeClient): Kept {
  return {
    name: 'settings, but no quiet hours that make no sense',
    async before() {
      await bridge.request('settings.update', { density: 'compact', syncIntervalMinutes: 60 });
      const reminders = await openReminderSettings(app.page);
      await reminders.getByRole('switch', { name: 'Quiet hours' }).click();
      await reminders.getByLabel('Quiet from').fill('08:00');
      await reminders.getByLabel('Quiet from').press('Enter');
      await expect(reminders.getByText('Quiet hours can’t start and end at the same time')).toBeVisible();
    },
    async after() {
      const reminders = await openReminderSettings(app.page);
      await expect(app.page.getByRole('radio', { name: 'Compact' })).toBeChecked();
      await expect(app.page.getByLabel('Sync every').locator('option:checked')).toHaveText('1 hour');
      await expect(reminders.getByLabel('Quiet from')).toHaveValue(/^9:00\sPM$/);
    },
  };
}

export function environmentForm(app: RunningApp, sandbox: Sandbox): Kept {
  return {
    name: 'what was typed into the form of an environment, without its token',
    async before() {
      await switcher(app.page).click();
      await app.page.getByText('Add environment…').click();
      await connectByForm(app.page, { ...sandbox, token: 'talq_wrong' }, 'Another');
      await expect(app.page.getByText('Talkover rejected this token')).toBeVisible();
      await showNumbers(app.page);
    },
    async after() {
      await app.page.keyboard.press('Control+4');
      await expect(app.page.getByLabel('Name', { exact: true })).toHaveValue('Another');
      await expect(app.page.getByLabel('Base URL')).toHaveValue(sandbox.url);
      await expect(app.page.getByLabel('Token', { exact: true })).toHaveValue('');
    },
  };
}

/** An environment that loses some of its numbers; the app checks that for a minute. */
export function loss(app: RunningApp, bridge: BridgeClient, sandbox: Sandbox, name: string, left: number): Kept {
  const isEmpty = left === 0;
  const emptied = () => app.page.getByRole('alert').filter({ hasText: 'All numbers were removed' });
  return {
    name: isEmpty ? 'an environment that lost all numbers' : 'a loss still being checked, which is checked again',
    async before() {
      await bridge.request('environment.add', environmentInput(sandbox, name, { keep: 'keychain' }));
      await showEnvironment(app.page, name);
      await expect.poll(() => rowCount(app.page)).toBe(200);
      sandbox.change((numbers) => numbers.slice(0, left));
      await app.page.getByRole('button', { name: /Sync now/ }).click();
      await expect(checkingLoss(app.page, 200 - left)).toBeVisible();
      if (!isEmpty) return;
      await app.skipMinutes();
      await expect(emptied()).toBeVisible();
    },
    async after() {
      await showEnvironment(app.page, name);
      await showNumbers(app.page);
      if (isEmpty) return expect(emptied()).toBeVisible();
      await expect(checkingLoss(app.page, 200 - left)).toBeVisible();
      await expect.poll(() => rowCount(app.page)).toBe(200);
    },
  };
}

export function askedOfAll(app: RunningApp, count: () => number): Kept {
  return {
    name: 'all environments, and what they were asked',
    async before() {
      await showEnvironment(app.page, 'All environments');
      await searchBox(app.page).fill('status:suspended');
      await expect.poll(() => rowCount(app.page)).toBe(count());
      await expect.poll(() => session(app)).toMatch(/"showsAll":true.*"query":"status:suspended"/);
    },
    async after() {
      await expect(rows(app.page).first()).toBeVisible();
      await expect.poll(() => rowCount(app.page)).toBe(count());
      await expect(searchBox(app.page)).toHaveValue('status:suspended');
      await expect(switcher(app.page)).toHaveAccessibleName(/All environments/);
      await searchBox(app.page).fill('');
    },
  };
}
