import { encodeNumbers, textOfChunk } from '../../shared/packed/number-chunk';
import type { PhoneNumber } from '../../shared/numbers/phone-number';
import type { AccountView, AppState, SyncState } from '../../shared/bridge/bridge';
import { draftsSchema } from '../../shared/drafts';
import { lastViewSchema, settingsSchema } from '../../shared/settings';
import { sampleAccount } from '../../shared/testing/sample';

export const CALM: SyncState = {
  phase: 'idle',
  lastSuccessAt: 1,
  nextAttemptAt: null,
  error: null,
  count: 0,
  setAside: 0,
  progress: null,
};

function sampleView(id: string): AccountView {
  return {
    ...sampleAccount({ id, name: id }),
    token: { held: 'keychain', hint: 'talq_…9f3c' },
    sync: CALM,
    dueSoon: 0,
    lapsing: 0,
    unread: 0,
  };
}

/** The state of an app with two accounts, `a` and `b`, of which `a` is active. */
export function sampleState(changes: Partial<AppState> = {}): AppState {
  return {
    version: '1.0.0',
    shell: 'desktop',
    platform: 'linux',
    locale: 'en-GB',
    online: true,
    keychain: { available: true, problem: null },
    settings: settingsSchema.parse({}),
    accounts: [sampleView('a'), sampleView('b')],
    activeAccountId: 'a',
    showsAll: false,
    lastView: lastViewSchema.parse({}),
    drafts: draftsSchema.parse({}),
    savedViews: [],
    reminders: { waiting: 0, held: null, reason: null, revision: 0 },
    activity: { revision: 0 },
    tray: { icon: 'calm', tooltip: '', attention: 0, waiting: null, next: [], pausedUntil: null },
    annotations: { revision: 0 },
    warnings: [],
    ...changes,
  };
}

/** A few numbers as main sends them. */
export function chunkOf(numbers: readonly PhoneNumber[]): string {
  return encodeNumbers(numbers).map(textOfChunk).join('');
}
