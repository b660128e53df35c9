/** What `renewalDay` and `daysLeft` of the columns hold where the API tells no renewal. It is later than any day. */
export const NO_RENEWAL = 2 ** 31 - 1;

/** A bit of the columns' `flags`. */
export const LAPSES = 1;
export const AUTO_RENEWAL = 2;
export const SANDBOX = 4;
/** Only where annotate.ts has added it. */
export const HANDLED = 8;
