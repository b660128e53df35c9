/**
 * An autostart entry as the Desktop Entry and Autostart specifications of freedesktop.org want it.
 * @param command the program and its arguments, unquoted
 */
export function autostartEntry(name: string, command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${escapeString(name)}`,
    `Exec=${execValue(command)}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** What an autostart entry on the disk means to the desktop. */
export interface ReadEntry {
  /** The user, or the desktop for the user, has turned it off. */
  isOff: boolean;
  /** The value of `Exec` as it is written; null where there is none. */
  exec: string | null;
}

/** Reads an autostart entry, which the user or another program may have edited. */
export function readAutostartEntry(text: string): ReadEntry {
  const own = /^\[Desktop Entry\]\s*$([^]*?)(?=^\[|$(?![^]))/m.exec(text)?.[1] ?? '';
  const valueOf = (key: string) => new RegExp(`^${key}[ \\t]*=[ \\t]*(.*?)[ \\t\\r]*$`, 'm').exec(own)?.[1] ?? null;
  return {
    isOff: valueOf('Hidden') === 'true' || valueOf('X-GNOME-Autostart-enabled') === 'false',
    exec: valueOf('Exec'),
  };
}

/** A command as the value of `Exec`. */
export function execValue(command: readonly string[]): string {
  return escapeString(command.map(quoteArgument).join(' '));
}

const NEEDS_NO_QUOTES = /^[\w/.:=+,@-]+$/;

/** Exec's own quoting: in double quotes, where four characters are escaped; `%` begins a field code anywhere. */
function quoteArgument(argument: string): string {
  const literal = argument.replaceAll('%', '%%');
  return NEEDS_NO_QUOTES.test(argument) ? literal : `"${literal.replace(/["`$\\]/g, '\\$&')}"`;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The escaping of every value of type string; it comes on top of Exec's quoting. */
function escapeString(value: string): string {
  return value.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}
