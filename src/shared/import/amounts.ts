/** The mark in front of the decimals of an amount. */
export type DecimalMark = '.' | ',';

const OTHER = { '.': ',', ',': '.' } as const;
const MARKS = ['.', ','] as const;

/** An amount with each mark: thousands are separated by the other one, or not at all, and never begin with a zero. */
const WRITTEN = {
  '.': /^-?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/u,
  ',': /^-?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?$/u,
};

/**
 * The mark that the amounts of a column have in front of their decimals; null where they do not tell, such as a column of
 * `1.000`, or contradict each other.
 */
export function decimalMarkOf(cells: Iterable<string>): DecimalMark | null {
  const told = new Set<DecimalMark>();
  for (const cell of cells) {
    const figures = figuresOf(cell);
    const possible = MARKS.filter((mark) => readAs(figures, mark) !== null);
    // a whole number is the same either way
    if (possible.length === 1) told.add(possible[0]!);
  }
  const [only, ...others] = told;
  return only !== undefined && others.length === 0 ? only : null;
}

/** What an amount may be, such as `$1.50` or `1.000,50 €`: two for `1.000` where the mark is not known, none for a word. */
export function amountsIn(cell: string, mark: DecimalMark | null): number[] {
  const figures = figuresOf(cell);
  const amounts = (mark === null ? MARKS : [mark]).flatMap((one) => readAs(figures, one) ?? []);
  return [...new Set(amounts)];
}

/** Without the currency, spaces, and the marks behind `5,-`. */
function figuresOf(cell: string): string {
  return cell.replace(/[^\d.,-]/gu, '').replace(/[.,]-*$/u, '');
}

function readAs(figures: string, mark: DecimalMark): number | null {
  if (!WRITTEN[mark].test(figures)) return null;
  return Number(figures.replaceAll(OTHER[mark], '').replace(mark, '.'));
}
