const shared = `  --data-dir DIR   where settings, lists and the record of reminders live
  --hidden         start without showing the app
  --help           this text`;

/** What the command line says. */
export const commandLine = {
  'commandLine.unknownOption': 'Unknown option {word}.',
  'commandLine.unexpected': 'Unexpected argument {word}.',
  'commandLine.badValue': 'The option {word} has no value, or one that it does not take.',
  'commandLine.badPort': 'The port must be a whole number from 0 to 65535, not “{word}”.',
  'commandLine.emptyDataDir': 'The data folder must be named.',
  'commandLine.usage.desktop': `Talkover Numbers

${shared}`,
  'commandLine.usage.browser': `Talkover Numbers in the browser

${shared}
  --port N         the port to listen on; 0 takes any that is free
  --no-open        do not open the browser, only print the address`,
} as const;
