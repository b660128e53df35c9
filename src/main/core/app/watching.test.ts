import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { AppState } from '../../../shared/bridge/state';
import { localDay } from '../../../shared/calendar/calendar-day';
import { NO_FILTERS } from '../../../shared/environment';
import { eventually } from '../../../shared/testing/eventually';
import type { Core } from './core';
import type { Fetch } from '../ports/ports';
import { createManualClock } from '../testing/manual-clock';
import { startedCore } from '../testing/started-core';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';

const START = new Date('2026-11-03T12:00:00').getTime();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let dataDir: string;
let sandbox: Sandbox;
const cores: Core[] = [];

beforeEach(async () => {
  dataDir = temporaryFolder();
  sandbox = await startSandbox({ numbers: 20, seed: 3, today: localDay(START) });
});
afterEach(async () => {
  await Promise.all(cores.splice(0).map((core) => core.stop()));
  await sandbox.close();
});

/** A core of one environment over real HTTP; the server's clock is this computer's, but for `ahead` (ms). */
async function watchOne() {
  const clock = createManualClock(START);
  const server = { ahead: 0, instead: null as (() => Response) | null };
  const fetchAsNow: Fetch = async (url, init) => {
    // at once, so that the clock alone decides what happens
    if (server.instead) return server.instead();
    const response = await fetch(url, init);
    const headers = new Headers(response.headers);
    headers.set('date', new Date(clock.now() + server.ahead).toUTCString());
    return new Response(response.body, { status: response.status, headers });
  };
  const { core, notified, ask } = await startedCore(dataDir, { clock, fetch: fetchAsNow });
  cores.push(core);
  // no renewal is to be announced
  sandbox.change((numbers) => numbers.map((number) => ({ ...number, renewal_date: '2027-06-01' })));
  const details = { name: 'Production', color: 'teal' as const, baseUrl: sandbox.url, scope: NO_FILTERS };
  const { environmentId } = await ask('environment.add', { details, token: sandbox.token, keep: 'session' });
  const sync = () => core.answer('sync.now', { environmentId });
  await sync();
  const state = (): AppState => core.state();
  const titles = () => notified.map(({ title }) => title);
  return { clock, server, core, ask, notified, titles, sync, state, environmentId };
}

describe('an environment that no sync reaches', () => {
  const unreachable = () => {
    throw new TypeError('fetch failed');
  };
  it.each<[string, () => Response, string, RegExp]>([
    ['Talkover has problems', () => new Response('', { status: 500 }), 'server', /HTTP 500/],
    ['it is not allowed', () => new Response('', { status: 403 }), 'forbidden', /isn’t allowed/],
    ['the address changed', () => new Response('', { status: 404 }), 'not_found', /Talkover/],
    ['there is no network', unreachable, 'offline', /Talkover/],
  ])(
    'is announced once, and shown in the tray and in the app, until a sync succeeds: %s',
    async (_, instead, code, why) => {
      const { clock, server, core, notified, titles, sync, state } = await watchOne();
      server.instead = instead;
      clock.jump(23.5 * HOUR);
      core.resume();
      await clock.advance(15 * MINUTE);
      expect(state().environments[0]?.sync.error?.code).toBe(code);
      expect([state().environments[0]?.outage, titles()]).toEqual([null, []]);

      await clock.advance(20 * MINUTE);
      expect(state().environments[0]?.outage).toEqual({ since: START });
      expect(state().tray).toMatchObject({ icon: 'attention', attention: 1 });
      expect(state().tray.tooltip).toMatch(/^Production: no sync since 3 Nov/);
      await eventually(async () => {
        await clock.advance(0);
        expect(titles()).toEqual(['Production isn’t syncing']);
      });
      expect(notified[0]?.body).toMatch(/^Last successful sync: 3 Nov 2026/);
      expect(notified[0]?.body).toMatch(why);
      await clock.advance(20 * MINUTE);
      expect(titles()).toHaveLength(1);

      server.instead = null;
      void sync();
      await eventually(async () => {
        await clock.advance(100); // an attempt may be waiting for its next try
        expect(state().environments[0]?.outage).toBeNull();
      });
      expect(state().tray).toMatchObject({ icon: 'calm', attention: 0, tooltip: 'No renewals in the next 7 days' });
    },
  );
});

it('a pause that has ended is none, in the tray and in the app', async () => {
  const { clock, ask, state } = await watchOne();
  await ask('reminders.pause', { choice: 'hour' });
  expect(state().tray.pausedUntil).toBe(START + HOUR);
  await clock.advance(HOUR);
  expect(state().tray.pausedUntil).toBeNull();
});

describe('days off', () => {
  const changeOne = () => sandbox.change(([first, ...others]) => [{ ...first!, has_fax: !first!.has_fax }, ...others]);

  it('are announced with what happened meanwhile, once', async () => {
    const { clock, core, notified, titles, sync, environmentId } = await watchOne();
    changeOne();
    clock.jump(6 * DAY);
    core.resume();
    await eventually(async () => {
      await clock.advance(0);
      expect(titles()).toContain('Production wasn’t watched from 3 Nov to 9 Nov');
    });
    expect(notified.find(({ title }) => title.includes('watched'))).toMatchObject({
      body: '1 number changed. Activity lists them.',
      target: { view: 'activity', environmentId, filter: null },
    });
    changeOne();
    await sync();
    expect(titles().filter((title) => title.includes('watched'))).toHaveLength(1);
  });

  it('are not made up by a clock that was wrong', async () => {
    const { clock, server, titles, sync } = await watchOne();
    // six days behind: this list is kept under the wrong day
    server.ahead = 6 * DAY;
    await sync();
    changeOne();
    clock.jump(6 * DAY);
    server.ahead = 0;
    await sync();
    expect(titles().filter((title) => title.includes('watched'))).toEqual([]);
  });
});
