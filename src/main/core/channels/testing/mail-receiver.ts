import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { SELF_SIGNED } from '../../testing/certificate';

/** What a mail server makes of a message: null is that it takes it. */
type Refusal = { code: number; message: string } | null;

/** A real SMTP server. `refuse` is asked for each message; it never answers where that never resolves. */
export async function startMailReceiver({ secure = false, password = '' } = {}) {
  const mails: string[] = [];
  const receiver = {
    mails,
    port: 0,
    refuse: (): Refusal | Promise<Refusal> => null,
    /** The addresses that it doesn't know. */
    unknown: [] as string[],
  };
  const server = new SMTPServer({
    secure,
    ...SELF_SIGNED,
    logger: false,
    disabledCommands: ['STARTTLS'],
    authOptional: password === '',
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      if (auth.password === password) return done(null, { user: auth.username });
      done(Object.assign(new Error(`Not with ${auth.password}`), { responseCode: 535 }));
    },
    onRcptTo({ address }, _session, done) {
      if (!receiver.unknown.includes(address)) return done();
      done(Object.assign(new Error('No such user here'), { responseCode: 550 }));
    },
    onData(stream, _session, done) {
      let mail = '';
      stream.on('data', (part: Buffer) => (mail += part.toString()));
      stream.on('end', () => {
        void Promise.resolve(receiver.refuse()).then((refusal) => {
          if (refusal) return done(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
          mails.push(mail);
          done();
        });
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  receiver.port = (listening.address() as AddressInfo).port;
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  return receiver;
}
