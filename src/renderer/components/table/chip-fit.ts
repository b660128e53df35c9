/** In CSS pixels. */
const NARROWEST_CHIP = 60; // as in cells.css
const GAP = 4;
/** `+12`. */
const REST_WIDTH = 28;
/** What a chip needs next to its name, and about what each character of it takes. */
const CHIP_FRAME = 26;
const CHARACTER = 6.5;
/** A name with no more characters is not cut short, for little of it would be left. */
const SHORT_NAME = 8;

/** Whether the chip of a label may cut its name short. */
export function isLongName(name: string): boolean {
  return name.length > SHORT_NAME;
}

/** The `flex-shrink` of the chip of a label: the longer its name, the sooner it gives way to those next to it. */
export function shrinkOf(name: string): number {
  return (Math.max(0, name.length - SHORT_NAME) + 1) ** 6;
}

/** How narrow the chip of a label may become: so that its name can still be guessed, or as a short one is. */
export function narrowestChip(name: string): number {
  return isLongName(name) ? NARROWEST_CHIP : Math.ceil(CHIP_FRAME + name.length * CHARACTER);
}

/**
 * How many chips there is room for, without asking the page: rows are drawn by the dozen with each key. Where not all of
 * them fit, there is room for their count; the first is always shown.
 *
 * @param room in CSS pixels
 */
export function chipsThatFit(names: readonly string[], room: number): number {
  let end = -GAP;
  let withRest = 0;
  for (const [at, name] of names.entries()) {
    end += GAP + narrowestChip(name);
    if (end > room) return Math.max(withRest, 1);
    if (end + GAP + REST_WIDTH <= room) withRest = at + 1;
  }
  return names.length;
}
