import type { AppState } from '../../../shared/bridge/state';
import type { Shell } from '../ports/ports';
import type { ComingRenewals } from '../renewals/coming-renewals';
import type { Outages } from '../sync/outages';
import type { Pages } from '../pages/pages';
import type { Signals } from './signals';

/** Tells pages and tray of the app's state, once for all that changes in the same turn. */
export interface Emission {
  /** Nothing is emitted before the data of the last run was read: an empty list would look like one that was never synced. */
  begin(): void;
  isOn(): boolean;
  end(): void;
}

export function createEmission(parts: {
  signals: Pick<Signals, 'changed'>;
  state: () => AppState;
  renewals: Pick<ComingRenewals, 'refresh'>;
  outages: Pick<Outages, 'look'>;
  shell: Pick<Shell, 'setTray'>;
  pages: Pick<Pages, 'emit'>;
}): Emission {
  let isOn = false;
  let isPlanned = false;

  function emit(): void {
    isPlanned = false;
    if (!isOn) return;
    parts.renewals.refresh();
    // a success, or another setting, ends an outage
    parts.outages.look();
    const state = parts.state();
    parts.shell.setTray(state.tray);
    parts.pages.emit({ type: 'state', state });
  }

  parts.signals.changed.on(() => {
    if (isPlanned) return;
    isPlanned = true;
    queueMicrotask(emit);
  });

  return {
    begin: () => void (isOn = true),
    isOn: () => isOn,
    end: () => void (isOn = false),
  };
}
