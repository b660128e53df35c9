import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { NO_FILTERS } from '../../../shared/environment';
import { speakLanguage } from '../../../shared/i18n/load-messages';
import { createManualClock } from '../testing/manual-clock';
import { startedCore } from '../testing/started-core';
import { inFolder } from '../../../shared/testing/temporary-folder';

afterEach(() => speakLanguage('en', 'en'));

const empty = () => Promise.resolve(new Response('{"success":true,"data":[]}'));
const expired = () => Promise.reject(Object.assign(new Error('failed'), { code: 'CERT_HAS_EXPIRED' }));
const details = { name: 'Production', color: 'teal' as const, baseUrl: 'https://talkover.example', scope: NO_FILTERS };

it('failures that last are worded in the language that the user changes to', () =>
  inFolder(async (folder) => {
    const clock = createManualClock(Date.UTC(2026, 10, 24, 9));
    const first = await startedCore(folder, { clock });
    await first.ask('environment.addSample', undefined);
    await first.core.stop();
    await rm(join(folder, 'settings.json'));
    let fetch = empty;
    const { core, ask } = await startedCore(folder, { clock, fetch: () => fetch() });
    await ask('environment.add', { details, token: 'talq_secret', keep: 'session' });
    fetch = expired;
    await ask('sync.now', { environmentId: core.state().environments.at(-1)!.id });
    const shown = () => {
      const { environments, warnings } = core.state();
      return [environments.at(-1)?.sync.error?.message, ...warnings.map(({ message }) => message)];
    };
    expect(shown()).toEqual([
      expect.stringContaining('The connection to Talkover is not secure. Its certificate has expired'),
      expect.stringContaining('settings file was missing'),
    ]);
    await ask('settings.update', { language: 'de' });
    expect(shown()).toEqual([
      expect.stringContaining('Die Verbindung zu Talkover ist nicht sicher. Das Zertifikat ist abgelaufen'),
      expect.stringContaining('Einstellungsdatei fehlte'),
    ]);
    await core.stop();
  }));
