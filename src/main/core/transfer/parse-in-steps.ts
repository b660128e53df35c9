/**
 * Parses a JSON object whose lists may have 100,000 objects, and pauses after each of them, so that the caller can let
 * everything else have a turn.
 * @throws {SyntaxError} as `JSON.parse` does
 */
export function* parseInSteps(text: string): Generator<void, unknown> {
  const items: unknown[] = [];
  /** The text with every item of a list replaced by its place among `items`. */
  const outline: string[] = [];
  /** The brackets that are open; `{[` where the items of a list are. */
  let open = '';
  let copied = 0;
  let itemStart = 0;
  const sign = /["[\]{}]/g;
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const [character] = found;
    if (character === '"') {
      sign.lastIndex = endOfString(text, found.index);
    } else if (character === '{' || character === '[') {
      if (open === '{[') itemStart = found.index;
      open += character;
    } else {
      const isItem = open === '{[{';
      open = open.slice(0, -1);
      if (!isItem) continue;
      outline.push(text.slice(copied, itemStart), `{"item":${items.length}}`);
      copied = found.index + 1;
      items.push(JSON.parse(text.slice(itemStart, copied)));
      yield;
    }
  }
  outline.push(text.slice(copied));
  return withItems(JSON.parse(outline.join('')), items);
}

/** The place behind the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
  return text.length;
}

/** Puts the items back into the lists that they were taken out of. */
function withItems(outline: unknown, items: readonly unknown[]): unknown {
  if (!isObject(outline)) return outline;
  for (const list of Object.values(outline)) {
    if (!Array.isArray(list)) continue;
    list.forEach((one: unknown, place) => {
      if (isObject(one)) list[place] = items[one.item as number];
    });
  }
  return outline;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
