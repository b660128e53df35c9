import { powerMonitor } from 'electron';
import type { Core } from '../core/app/core';

/** Nothing is fetched while the computer sleeps; what is due is done as soon as it is awake or unlocked again. */
export function followPower(core: Pick<Core, 'suspend' | 'resume'>): void {
  powerMonitor.on('suspend', () => core.suspend());
  powerMonitor.on('resume', () => core.resume());
  powerMonitor.on('unlock-screen', () => core.resume());
}
