import { IntlMessageFormat } from 'intl-messageformat';
import type { Message, Messages } from './translate';

type Ast = ReturnType<IntlMessageFormat['getAst']>;
type Element = Ast[number];

const ACCENTED: Record<string, string> = { a: 'á', e: 'ê', i: 'ï', o: 'ö', u: 'ü', c: 'ç', n: 'ñ', y: 'ÿ' };
const GROWTH = 0.4;

/**
 * Messages with accents, in brackets and 40 % longer, which can still be read: what is cut off, glued together or not
 * translated at all shows at once.
 */
export function lengthened(messages: Messages): Messages {
  const entries = Object.entries<Message>(messages).map(([key, message]) => [key, inBrackets(parse(message))]);
  return Object.fromEntries(entries) as Messages;
}

function parse(message: Message): Ast {
  return typeof message === 'string'
    ? new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()
    : message;
}

function inBrackets(message: Ast): Ast {
  return [literal('['), ...message.map(changed), literal(']')];
}

/** Changes the words of an element, inside its plurals and choices too; what is filled in stays. */
function changed(element: Element): Element {
  if ('options' in element) {
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: option.value.map(changed) },
    ]);
    return { ...element, options: Object.fromEntries(options) as typeof element.options };
  }
  return isLiteral(element) ? literal(grown(element.value)) : element;
}

function grown(text: string): string {
  const letters = text.replace(/[^a-z]/giu, '').length;
  const accented = text.replace(/[aeioucny]/gu, (letter) => ACCENTED[letter] ?? letter);
  // in words, because no language has one that is as long as a line
  const added = '~'.repeat(Math.ceil(letters * GROWTH)).replace(/~{8}(?=~)/gu, '$& ');
  // before the last space, so that the words on both sides of a value stay apart
  return accented.replace(/\s*$/u, (space) => `${added}${space}`);
}

function isLiteral(element: Element): element is Element & { value: string } {
  return Number(element.type) === LITERAL;
}

/** TYPE.literal of the parser, whose enumeration only types can see. */
const LITERAL = 0;

function literal(value: string): Element {
  return { type: LITERAL, value };
}
