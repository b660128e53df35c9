import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a message is filled in with and chooses by. */
export interface MessageShape {
  /** By name: `text` for what is put in as it is, `number` for what is written or counted, else the keywords of a choice. */
  variables: Map<string, string>;
  /** The keywords of each plural. */
  plurals: string[][];
}

/** The parser's numbers for its elements; its enumeration exists for types only. */
const KIND = { literal: 0, argument: 1, number: 2, date: 3, time: 4, select: 5, plural: 6, pound: 7 };

/** @throws {SyntaxError} if it isn't an ICU message */
export function shapeOf(message: string, language: string): MessageShape {
  const shape: MessageShape = { variables: new Map(), plurals: [] };
  read(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst(), shape);
  return shape;
}

function read(elements: readonly Element[], shape: MessageShape): void {
  for (const element of elements) {
    if ('options' in element) {
      const keywords = Object.keys(element.options);
      if (isKind(element, 'plural')) shape.plurals.push(keywords);
      shape.variables.set(element.value, isKind(element, 'plural') ? 'number' : keywords.toSorted().join(' '));
      for (const option of Object.values(element.options)) read(option.value, shape);
    } else if (isKind(element, 'argument') && 'value' in element) {
      // a text in one branch may be what another branch chooses by
      if (!shape.variables.has(element.value)) shape.variables.set(element.value, 'text');
    } else if (isKind(element, 'number') && 'value' in element) {
      shape.variables.set(element.value, 'number');
    }
  }
}

function isKind(element: Element, kind: keyof typeof KIND): boolean {
  return Number(element.type) === KIND[kind];
}
