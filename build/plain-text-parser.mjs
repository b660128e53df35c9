/** A parser for ESLint that understands nothing, for rules about the text of a file, such as its length. */
export const plainTextParser = {
  meta: { name: 'plain-text' },
  parse(text) {
    const lines = text.split('\n');
    const end = { line: lines.length, column: lines.at(-1).length };
    const loc = { start: { line: 1, column: 0 }, end };
    return { type: 'Program', sourceType: 'module', body: [], tokens: [], comments: [], range: [0, text.length], loc };
  },
};
