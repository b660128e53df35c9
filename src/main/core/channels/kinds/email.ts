import type { MailSecurity } from '../../../../shared/channels/channel-kinds';
import { plainTextOf } from '../message/channel-message';
import { cut, type ChannelDefinition } from './channel-definition';

const LONGEST_SUBJECT = 200;

/** An e-mail by way of the user's own mail server. */
export const email: ChannelDefinition = {
  server({ fields: { host = '', port = '' } }) {
    return { origin: `smtp://${host}:${port}`, host };
  },
  send({ message, signal }, { fields, secrets }, { mail }) {
    const { host = '', port = '', security = 'tls', username = '', from = '', to = '' } = fields;
    const server = { host, port: Number(port), security: security as MailSecurity, username };
    return mail(
      { ...server, password: secrets.password ?? '' },
      {
        id: message.id,
        from,
        to: to.split(',').map((one) => one.trim()),
        subject: cut(message.title, LONGEST_SUBJECT),
        text: plainTextOf(message),
        urgency: message.urgency,
      },
      signal,
    );
  },
};
