/**
 * An entry of a menu. With `isChosen` it is one of a few, of which one is chosen; with `isOn` it is turned on and off;
 * `begins` draws a line above it.
 */
export interface MenuEntry<K extends string> {
  key: K;
  label: string;
  keys?: string;
  isChosen?: boolean;
  isOn?: boolean;
  begins?: boolean;
}
