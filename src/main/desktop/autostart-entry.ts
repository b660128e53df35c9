/**
 * An autostart entry as the Desktop Entry and Autostart specifications of freedesktop.org want it.
 * @param command the program and its arguments, unquoted
 */
export function autostartEntry(name: string, command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${escapeString(name)}`,
    `Exec=${escapeString(command.map(quoteArgument).join(' '))}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
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
