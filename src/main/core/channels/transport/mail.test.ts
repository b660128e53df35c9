import { expect, it } from 'vitest';
import type { AppError } from '../../../../shared/app-error';
import { createManualClock } from '../../testing/manual-clock';
import { startMailReceiver } from '../testing/mail-receiver';
import { createSendMail } from './mail';

const send = createSendMail({ clock: createManualClock(0) });

/** Sends a mail to two recipients; why that failed, if it did. */
function failureOf(port: number): Promise<AppError | null> {
  const server = { host: '127.0.0.1', port, security: 'none', username: '', password: '' } as const;
  const to = ['a@example.com', 'b@example.com'];
  const mail = { id: 'one', from: 'app@example.com', to, subject: 'S', text: 'T', urgency: 'normal' } as const;
  return send(server, mail, new AbortController().signal).then(
    () => null,
    (error: AppError) => error,
  );
}

it('tells of the recipients that the server refuses while the others have the mail, and fails where all are refused', async () => {
  const receiver = await startMailReceiver();
  receiver.unknown = ['b@example.com'];
  const partly = await failureOf(receiver.port);
  expect(partly).toMatchObject({ code: 'channel_partly_sent' });
  expect(partly?.message).toContain('refused b@example.com');
  expect(receiver.mails).toHaveLength(1);
  receiver.unknown = ['a@example.com', 'b@example.com'];
  const failed = await failureOf(receiver.port);
  expect(failed).toMatchObject({ code: 'channel_failed' });
  expect(failed?.message).toContain('No such user here');
  expect(receiver.mails).toHaveLength(1);
  receiver.unknown = [];
  expect([await failureOf(receiver.port), receiver.mails.length]).toEqual([null, 2]);
});
