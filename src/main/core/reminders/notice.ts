import type { StoredAlert } from '../storage/formats/ledger-format';

/** What is announced besides renewals. */
const NOTICE_KINDS = ['status', 'gone', 'price', 'token'] as const;
type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Something to announce that is no renewal. */
export type Notice = StoredAlert & { kind: NoticeKind };

/** Whether this version knows how to announce it: a later one may have noted others. */
export function isNotice(alert: StoredAlert): alert is Notice {
  return (NOTICE_KINDS as readonly string[]).includes(alert.kind);
}
