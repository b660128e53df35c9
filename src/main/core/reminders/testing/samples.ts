import type { Announcement, Said } from '../../storage/formats/ledger-format';
import type { Alert } from '../ledger/alert';

/** An alert for tests: the number `n` was suspended. */
export function sampleAlert(key: string, fields: Partial<Alert> = {}): Alert {
  return {
    key,
    kind: 'status',
    environmentId: 'a',
    numberId: 'n',
    number: '+1',
    facts: { before: 'active', after: 'suspended' },
    at: 1,
    ...fields,
  };
}

/** What an announcement says of a renewal, for tests: the number `key` lapses in 7 days. */
export function sampleSaid(key: string, fields: Pick<Said, 'day'> & Partial<Said>): Said {
  return { key, environmentId: 'a', numberId: key, kind: 'lapses', offset: 7, snooze: null, ...fields };
}

/** An announcement for tests. @param alerts keys of alerts */
export function sampleAnnouncement(id: string, renewals: Said[], alerts: string[] = [], at = 1_000): Announcement {
  const words = { title: `title of ${id}`, body: 'body', urgency: 'normal' } as const;
  return { id, at, ...words, target: { place: 'reminders' }, renewals, alerts };
}
