import { NOTHING_MATCHES, partsOf, type Matcher } from '../../../shared/query/match-ranges';

/**
 * Writers for what changes in an element again and again. Each remembers what it wrote last and leaves it where it is the
 * same, because most of a row stays when another number takes its place, and each write is laid out and painted again.
 */

/** Writes a text at the end of an element. */
export function textIn(element: Element): (words: string) => void {
  const text = element.appendChild(new Text());
  let written = '';
  return (words) => {
    if (words !== written) text.data = written = words;
  };
}

/** Writes a text at the end of an element, with what a search found in it in `<mark>`. */
export function searchedTextIn(element: Element): (words: string, matcher: Matcher) => void {
  const text = element.appendChild(new Text());
  let [written, sought] = ['', NOTHING_MATCHES];
  let others: (Text | HTMLElement)[] = [];
  return (words, matcher) => {
    if (words === written && matcher === sought) return;
    [written, sought] = [words, matcher];
    const [first, ...parts] = partsOf(words, matcher(words));
    if (first !== text.data) text.data = first!;
    for (const other of others) other.remove();
    others = parts.map((part, at) => (at % 2 === 0 ? marked(part) : new Text(part)));
    let last: ChildNode = text;
    for (const other of others) {
      last.after(other);
      last = other;
    }
  };
}

function marked(words: string): HTMLElement {
  const element = document.createElement('mark');
  element.textContent = words;
  return element;
}

/** Writes an attribute; null takes it away. */
export function attributeOf(element: Element, name: string): (value: string | null) => void {
  let written: string | null = null;
  return (value) => {
    if (value === written) return;
    written = value;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  };
}

/** Writes a CSS property. */
export function styleOf(element: HTMLElement | SVGElement, property: string): (value: string) => void {
  let written = '';
  return (value) => {
    if (value !== written) element.style.setProperty(property, (written = value));
  };
}

/** Gives an element a class, or takes it away. */
export function classOf(element: Element, name: string): (is: boolean) => void {
  let written = false;
  return (is) => {
    if (is !== written) element.classList.toggle(name, (written = is));
  };
}

/** Appends an element with some classes. */
export function append(parent: Element, tag: 'span' | 'i' | 'br', classes = ''): HTMLElement {
  const element = document.createElement(tag);
  if (classes !== '') element.className = classes;
  return parent.appendChild(element);
}
