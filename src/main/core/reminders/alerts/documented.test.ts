import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { en } from '../../../../shared/i18n/en';
import { ALERT_KINDS } from '../../../../shared/reminders/alert-kinds';

const page = (name: string) => readFileSync(join(import.meta.dirname, '../../../../../docs', name), 'utf8');

it('docs/reminders.md has a row for each kind of alert, by the name of its switch', () => {
  const [, , ...rows] = /^\| alert +\|.*?(?=\n\n)/ms.exec(page('reminders.md'))?.[0].split('\n') ?? [];
  expect(rows.map((row) => row.split('|')[1]?.trim())).toEqual(
    ALERT_KINDS.map((kind) => en[`settings.reminders.alert.${kind}`]),
  );
});

it('docs/channels.md lists each kind of alert as what an item of a webhook can be', () => {
  const [, list = ''] = /the kind of the alert: ([^.]*)\./.exec(page('channels.md')) ?? [];
  expect([...list.matchAll(/`(\w+)`/g)].map(([, kind]) => kind)).toEqual([...ALERT_KINDS]);
});
