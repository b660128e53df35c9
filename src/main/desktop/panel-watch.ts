import { atMost } from '../../shared/async/at-most';
import type { Clock } from '../core/ports/ports';
import { openSessionBus, type BusSignal, type SessionBus } from '../core/ports/session-bus';

/** What trays register with, as KDE has named it and all panels that draw tray icons call it. */
const WATCHER = 'org.kde.StatusNotifierWatcher';
const BUS = 'org.freedesktop.DBus';

/** How long the first answer is waited for; one that comes later counts as a panel that has come. */
const PATIENCE_MS = 1_000;

/** A panel that starts again is back by then. */
const GONE_MS = 10_000;

const RULES = [
  `type='signal',sender='${BUS}',interface='${BUS}',member='NameOwnerChanged',arg0='${WATCHER}'`,
  `type='signal',sender='${WATCHER}',interface='${WATCHER}'`,
];

/** Whether a panel of the desktop shows tray icons; Electron asks once, when it creates an icon, and does not pass the answer on. */
export interface PanelWatch {
  /** Resolves once it is known at first, or the panel has taken too long to answer; never rejects. */
  readonly known: Promise<void>;
  /** Whether a panel shows tray icons now. */
  isThere(): boolean;
}

interface PanelWatchOptions {
  clock: Pick<Clock, 'after'>;
  /** A panel has come that was not there before, or has started again: it knows no icon yet. */
  onAppeared: () => void;
  /** The panel was there, and stays away. */
  onGone: () => void;
}

export function watchPanel({ clock, onAppeared, onGone }: PanelWatchOptions): PanelWatch {
  if (process.platform !== 'linux') return { known: Promise.resolve(), isThere: () => true };
  let isThere = false;
  let isKnown = false;
  let bus: SessionBus | null = null;
  let latestLook = 0;
  let cancelGone = (): void => undefined;

  function setThere(now: boolean): void {
    if (isThere === now) return;
    isThere = now;
    cancelGone();
    if (!now) cancelGone = clock.after(GONE_MS, onGone);
  }

  /** Whether a panel draws the icons that the watcher knows: some desktops have a watcher and no panel. */
  async function ask(): Promise<boolean> {
    const call = {
      destination: WATCHER,
      path: '/StatusNotifierWatcher',
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [WATCHER, 'IsStatusNotifierHostRegistered'],
    };
    // however long it takes: a panel that starts together with everything else at sign-in is slow to answer
    const answer = await bus?.call(call, 0).catch(() => false);
    return answer === true;
  }

  async function look(): Promise<void> {
    const own = ++latestLook;
    const now = await ask();
    if (own !== latestLook) return; // something has changed since it was asked
    const appeared = now && !isThere && isKnown;
    setThere(now);
    if (appeared) onAppeared();
  }

  function hear({ interface: name, member, body }: BusSignal): void {
    if (name === BUS && member === 'NameOwnerChanged' && body[0] === WATCHER) {
      setThere(false);
      latestLook++; // an answer to come would be that of the watcher before
      if (body[2] !== '') void look();
    } else if (name === WATCHER && /^StatusNotifierHost(Unr|R)egistered$/.test(member)) void look();
  }

  async function begin(): Promise<void> {
    bus = await openSessionBus(RULES, hear, () => setThere(false));
    await atMost(look(), PATIENCE_MS, clock, undefined);
  }

  const known = begin()
    .catch(() => undefined)
    .finally(() => (isKnown = true));
  return { known, isThere: () => isThere };
}
