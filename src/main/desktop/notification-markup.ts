import { z } from 'zod';
import { callSessionBus } from './session-bus';

/** A notification service that hasn't said by then what it can do is taken to read markup, as all common ones do. */
const PATIENCE_MS = 1_000;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * A plain text as the body of a notification. On Linux the body is markup where the service has the capability
 * `body-markup` (Desktop Notifications Specification), and Electron hands it over as it is: an environment named
 * `R&D <prod>` would break it, or a status become a link. Titles are plain text everywhere. Never rejects.
 */
export async function bodyOf(text: string): Promise<string> {
  if (process.platform !== 'linux' || !/[&<>]/.test(text) || !(await readsMarkup())) return text;
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

async function readsMarkup(): Promise<boolean> {
  const call = {
    destination: 'org.freedesktop.Notifications',
    path: '/org/freedesktop/Notifications',
    interface: 'org.freedesktop.Notifications',
    member: 'GetCapabilities',
  };
  const [answer] = await callSessionBus([call], PATIENCE_MS).catch(() => []);
  const capabilities = z.array(z.string()).safeParse(answer?.status === 'fulfilled' ? answer.value : null);
  return !capabilities.success || capabilities.data.includes('body-markup');
}
