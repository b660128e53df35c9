import { describe, expect, test } from 'vitest';
import { en } from './en';
import { IDIOMS, SYNONYMS } from './testing/banned-words';

const messages = Object.entries(en);

/** Words that are written with a capital letter wherever they stand, and what else is named as it is written. */
const NAMES: ReadonlySet<string> = new Set(
  [
    ['I', 'Monday', 'Talkover', 'WhatsApp', 'Slack', 'Teams', 'Discord', 'KWallet'],
    // views of the app, and sections of Settings
    ['Numbers', 'Renewals', 'Activity', 'Settings', 'Sync', 'Data'],
    // what is written on screen: in the app
    ['Any', 'Everything', 'Quit', 'File', 'Alt', 'L'],
    // in Talkover, other services and systems
    ['Account', 'Environments', 'Integrations', 'System', 'Notifications', 'Focus', 'Windows', 'Do', 'Not', 'Disturb'],
    ['Keychain', 'Access', 'Services', 'Credential', 'Manager', 'Keyring'],
    // the MIT License; the port in the help of the command line
    ['License', 'N'],
  ].flat(),
);

describe('the English messages', () => {
  test.each([...IDIOMS, ...SYNONYMS])('do not say $words', ({ words, except }) => {
    expect(keysOf((message, key) => words.test(withoutArguments(message)) && !except?.test(key))).toEqual([]);
  });

  test('leave every number to Intl', () => {
    const bare = /\{(?:count|all|done|place|most|total|lapsing|silenced|lapsed|width|seconds)\}/u;
    expect(keysOf((message) => bare.test(message))).toEqual([]);
  });

  test('have a word for each status that the app knows', () => {
    // HTTP’s own, and one that the app does not know
    const other = /^error\.(?:server|reason\.status)$|^channels\.reason\.status|\.unknownStatus$/u;
    const isRaw = (message: string) => message.includes('{status}') && !message.includes('{status, select,');
    expect(keysOf((message, key) => isRaw(message) && !other.test(key))).toEqual([]);
  });

  test('neither shout nor say Oops', () => {
    expect(keysOf((message) => /!|\b(?:oops|uh-oh|whoops|sorry)\b/iu.test(message))).toEqual([]);
  });

  test('have curly quotation marks and apostrophes, and an ellipsis of one character', () => {
    // the sign that spreadsheets take for the start of a text
    const sign = 'export.formulas';
    expect(keysOf((message, key) => /["`´]|\.\.\./u.test(withoutFields(message)) || (message.includes("'") && key !== sign))).toEqual([]); // prettier-ignore
  });

  test('need one sentence for a hint', () => {
    const goesOn = /[.?] \p{Lu}/u;
    expect(keysOf((message, key) => /[.a-z]hint$/iu.test(key) && goesOn.test(message))).toEqual([]);
  });

  test('are in sentence case', () => {
    const titled = messages.flatMap(([key, message]) => {
      const words = capitalsWithin(message).filter((word) => !NAMES.has(word));
      return words.length > 0 ? [`${key}: ${words.join(' ')}`] : [];
    });
    expect(titled).toEqual([]);
  });
});

/** `key: message` of the messages that a rule finds. */
function keysOf(isWrong: (message: string, key: string) => boolean): string[] {
  return messages.filter(([key, message]) => isWrong(message, key)).map(([key, message]) => `${key}: ${message}`);
}

/** Without the names of what it is filled in with. */
function withoutArguments(message: string): string {
  return message.replaceAll(/\{\w+/gu, '{');
}

/** Without the names of the API’s own fields, which are set as code. */
function withoutFields(message: string): string {
  return message.replaceAll(/`[a-z_]+`/gu, '');
}

/** The capitalized words that follow another word of the same sentence. Abbreviations are none. */
function capitalsWithin(message: string): string[] {
  // what ICU reads: a branch begins a text of its own
  const text = message
    .replaceAll(/\{\w+(?:, number)?\}/gu, '')
    .replaceAll(/\{\w+, (?:plural|select),/gu, '|')
    .replaceAll(/[=\w]+ \{/gu, '|');
  return [...text.matchAll(/(?<=[\p{L}\d,’”] )\p{Lu}\p{L}*/gu)]
    .map(([word]) => word)
    .filter((word) => !/^\p{Lu}{2,}s?$/u.test(word));
}
