import Conf from 'conf';
import type { AppNotification } from '../../../shared/bridge/notification';
import type { BridgeEvent } from '../../../shared/bridge/events';
import type { RequestInput, RequestName, RequestOutput } from '../../../shared/bridge/requests';
import { createCore } from '../app/compose';
import type { Core } from '../app/core';
import { createLog } from '../log/log';
import type { Fetch } from '../ports/ports';
import { prepareDataFolder } from '../storage/prepare';
import { openSettingsDocument } from '../storage/settings-file';
import type { ManualClock } from './manual-clock';

/** A core over real files, whose shell and clock a test holds. */
export interface StartedCore {
  core: Core;
  clock: ManualClock;
  /** What the system was asked to show. */
  notified: AppNotification[];
  /** The events that pages got. */
  events: BridgeEvent[];
  /** Asks as a page does. @throws an error that names the code where the core refuses */
  ask: <N extends RequestName>(name: N, input: RequestInput<N>) => Promise<RequestOutput<N>>;
}

export async function startedCore(
  dataDir: string,
  options: { clock: ManualClock; fetch?: Fetch; start?: Parameters<Core['start']>[0] },
): Promise<StartedCore> {
  const { clock } = options;
  const notified: AppNotification[] = [];
  const events: BridgeEvent[] = [];
  // sets damaged files aside, so it comes before the settings are opened
  const prepared = await prepareDataFolder({ dataDir, clock });
  const log = createLog(clock);
  log.openIn(dataDir);
  const core = createCore({
    dataDir,
    version: '1.2.3',
    platform: process.platform,
    locale: 'en-GB',
    languages: ['en-GB'],
    fetch: options.fetch ?? fetch,
    clock,
    random: () => 0.5,
    store: openSettingsDocument(Conf, dataDir),
    shell: {
      kind: 'desktop',
      notify: (notification) => Promise.resolve(notified.push(notification)).then(() => ({ outcome: 'shown' })),
      setTray: () => undefined,
      openExternal: () => Promise.resolve(),
    },
    log,
    prepared,
  });
  core.onEvent((event) => events.push(event));
  await core.start(options.start);
  async function ask<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
    const answer = await core.answer(name, input);
    if (!answer.ok) throw new Error(answer.error.code, { cause: answer.error });
    return answer.value as RequestOutput<N>;
  }
  return { core, clock, notified, events, ask };
}
