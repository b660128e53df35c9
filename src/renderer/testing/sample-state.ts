import { encodeNumbers, textOfChunk } from '../../shared/packed/number-chunk';
import type { PhoneNumber } from '../../shared/numbers/phone-number';
import type { EnvironmentDto, AppState, SyncState } from '../../shared/bridge/state';
import { draftsSchema } from '../../shared/drafts';
import { lastViewSchema, settingsSchema } from '../../shared/settings';
import { sampleEnvironment } from '../../shared/testing/sample';

export const CALM: SyncState = {
  phase: 'idle',
  lastSuccessAt: 1,
  nextAttemptAt: null,
  error: null,
  count: 0,
  setAside: 0,
  incomplete: 0,
  progress: null,
  doubt: null,
};

function sampleEnvironmentDto(id: string): EnvironmentDto {
  return {
    ...sampleEnvironment({ id, name: id }),
    token: { held: 'keychain', hint: 'talq_…9f3c' },
    sync: CALM,
    outage: null,
    dueSoon: 0,
    lapsing: 0,
    unread: 0,
    unreadGone: 0,
    loss: null,
  };
}

/** The state of an app with two environments, `a` and `b`, of which `a` is active. */
export function sampleState(changes: Partial<AppState> = {}): AppState {
  return {
    version: '1.0.0',
    shell: 'desktop',
    platform: 'linux',
    language: 'en',
    locale: 'en-GB',
    online: true,
    keychain: { available: true, problem: null },
    proxy: null,
    proxies: [],
    settings: settingsSchema.parse({}),
    environments: [sampleEnvironmentDto('a'), sampleEnvironmentDto('b')],
    activeEnvironmentId: 'a',
    showsAll: false,
    lastView: lastViewSchema.parse({}),
    recentActions: [],
    drafts: draftsSchema.parse({}),
    firstSteps: { phase: 'before', done: [] },
    savedViews: [],
    channels: [],
    keptFiles: [],
    reminders: { waiting: 0, held: null, reason: null, lastCheckAt: null, nextCheckAt: null, revision: 0 },
    activity: { revision: 0 },
    tray: { icon: 'calm', tooltip: '', attention: 0, waiting: null, toDo: null, next: [], pausedUntil: null },
    labelsAndNotes: { revision: 0 },
    warnings: [],
    ...changes,
  };
}

/** A few numbers as main sends them. */
export function chunkOf(numbers: readonly PhoneNumber[]): string {
  return encodeNumbers(numbers).map(textOfChunk).join('');
}
