import { watch } from 'node:fs';
import type { Clock } from './ports';

/** Where Linux and macOS keep the zone: `localtime` leads to a file of the zone database, and is replaced by another. */
const FOLDER = '/etc';
const FILE = 'localtime';

/** How often the zone is looked at where no change of it can be heard of. */
const LOOK_EVERY_MS = 60_000;

/** How often (ms), and how many times, Electron is looked at after the zone was replaced. */
const CHROMIUM_STEP_MS = 500;
const CHROMIUM_STEPS = 20;

/**
 * Follows the computer's time zone. V8 reads it once and keeps it: without this, `Date` goes by the zone in which the
 * process was started, even after Intl knows the new one.
 *
 * @param isElectron Chromium looks as well, and tells its pages of a zone only if it is the first in the process to find it
 * @param onChanged from now on, `Date` and newly made Intl formatters go by another zone
 */
export function followTimeZone(clock: Clock, isElectron: boolean, onChanged: () => void): void {
  if (process.env.TZ !== undefined) return; // then the user has said which zone counts
  let zone = readAgain();
  let cancel: () => void = () => undefined;

  function look(): void {
    const now = readAgain();
    if (now === zone) return;
    zone = now;
    onChanged();
  }

  /** Looks once Chromium has found the new zone, or has had the time to. */
  function lookAfterChromium(stepsLeft = CHROMIUM_STEPS): void {
    cancel();
    if (stepsLeft === 0 || !zone.startsWith(`${zoneName()} `)) return look();
    cancel = clock.after(CHROMIUM_STEP_MS, () => lookAfterChromium(stepsLeft - 1));
  }

  function lookAgainAndAgain(): void {
    clock.after(LOOK_EVERY_MS, () => {
      if (!isElectron || !zone.startsWith(`${zoneName()} `)) look();
      lookAgainAndAgain();
    });
  }

  if (process.platform === 'win32') return lookAgainAndAgain();
  try {
    const watcher = watch(FOLDER, { persistent: false }, (_, file) => {
      if (file !== FILE) return;
      if (isElectron) lookAfterChromium();
      else look();
    });
    watcher.on('error', lookAgainAndAgain);
  } catch {
    lookAgainAndAgain(); // the system watches no more files
  }
}

/** The name of the zone that Intl uses, whichever part of this process has found it. */
const zoneName = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Has V8 read the computer's zone again; its name, and how far (minutes) it is from UTC. */
function readAgain(): string {
  // Node does so when this variable is written or deleted, also when there is none
  delete process.env.TZ;
  return `${zoneName()} ${new Date().getTimezoneOffset()}`;
}
