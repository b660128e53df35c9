import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { callSessionBus } from '../core/ports/session-bus';

/** A desktop that has not said by then whether it wants silence is taken to want none. */
const PATIENCE_MS = 1_000;

/** Properties of the notification service that are true while it shows nothing: of Plasma, and of dunst. */
const PROPERTIES = [
  ['org.freedesktop.Notifications', 'Inhibited'],
  ['org.dunstproject.cmd0', 'paused'],
];

/**
 * Whether the user has asked the desktop for silence. Linux only, and false wherever the desktop does not tell: neither
 * Electron nor an interface without a native addon says it of macOS and Windows. Never rejects.
 */
export async function isDoNotDisturbOn(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const answers = await Promise.allSettled([isServiceSilent(), isGnomeSilent()]);
  return answers.some((answer) => answer.status === 'fulfilled' && answer.value);
}

/** @throws when there is no session bus */
async function isServiceSilent(): Promise<boolean> {
  const answers = await callSessionBus(
    PROPERTIES.map((property) => ({
      destination: 'org.freedesktop.Notifications',
      path: '/org/freedesktop/Notifications',
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: property,
    })),
    PATIENCE_MS,
  );
  return answers.some((answer) => answer.status === 'fulfilled' && z.boolean().safeParse(answer.value).data === true);
}

/** GNOME keeps it in a setting, which other desktops leave as they found it. @throws where it cannot be read */
async function isGnomeSilent(): Promise<boolean> {
  if (!/\bGNOME\b/.test(process.env.ORIGINAL_XDG_CURRENT_DESKTOP ?? process.env.XDG_CURRENT_DESKTOP ?? ''))
    return false;
  const { stdout } = await promisify(execFile)(
    'gsettings',
    ['get', 'org.gnome.desktop.notifications', 'show-banners'],
    {
      timeout: PATIENCE_MS,
    },
  );
  return stdout.trim() === 'false';
}
