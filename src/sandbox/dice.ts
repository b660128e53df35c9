/** Chance that can be repeated. */
export interface Dice {
  /** [0, 1). */
  roll(): number;
  /** A whole number from 0, below `limit`. */
  below(limit: number): number;
  chance(probability: number): boolean;
  /** One of the choices, each as likely as its weight is great. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
}

/** Dice that fall the same way for the same seed (the published generator “mulberry32”). */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;

  function roll(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    roll,
    below: (limit) => Math.floor(roll() * limit),
    chance: (probability) => roll() < probability,
    weighted(choices) {
      let left = roll() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [choice, weight] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      throw new RangeError('There must be a choice with a weight above zero.');
    },
  };
}
