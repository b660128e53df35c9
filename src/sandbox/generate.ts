import { isoFromDay, type Day } from '../shared/calendar/calendar-day';
import { NUMBER_TYPES, type NumberStatus, type NumberType, type PhoneNumber } from '../shared/numbers/phone-number';
import { COUNTRIES, WHOLE_CURRENCIES, type Country } from './countries';
import { createDice, type Dice } from './dice';

/** How many numbers can be generated before the spellings of all countries are used up, rounded down. */
export const MOST_NUMBERS = 1_000_000;

interface Fate {
  /** Days from today to the renewal. */
  daysLeft: number;
  autoRenewal: boolean;
  status: NumberStatus;
}

/** The first numbers, so that even a short list has something to say on every day. All later ones are chance. */
const CHOSEN_FATES: readonly Fate[] = [
  { daysLeft: 1, autoRenewal: false, status: 'active' },
  { daysLeft: 0, autoRenewal: true, status: 'active' },
  { daysLeft: 1, autoRenewal: true, status: 'active' },
  { daysLeft: -2, autoRenewal: false, status: 'suspended' },
  { daysLeft: 3, autoRenewal: true, status: 'pending' },
  { daysLeft: 1, autoRenewal: true, status: 'suspended' },
  { daysLeft: 9, autoRenewal: true, status: 'inactive' },
  { daysLeft: 0, autoRenewal: true, status: 'active' },
  { daysLeft: -1, autoRenewal: true, status: 'inactive' },
];

/**
 * Plausible numbers of an environment: the same seed, count and day give the same numbers. Ids and numbers are unique, and
 * about 5 in 100 lapse.
 *
 * @throws RangeError for more than {@link MOST_NUMBERS}.
 */
export function generateNumbers(options: { count: number; seed: number; today: Day }): PhoneNumber[] {
  if (options.count > MOST_NUMBERS) throw new RangeError(`At most ${MOST_NUMBERS} numbers can be generated.`);
  const dice = createDice(options.seed);
  const lines = COUNTRIES.map((country) => new CountryLines(country, dice));
  return Array.from({ length: options.count }, (_, index) => {
    const fate = CHOSEN_FATES[index] ?? anyFate(dice);
    return aNumber(index, fate, freeLine(lines, dice), options.today, dice);
  });
}

/** A few countries hold most numbers of an environment, as they do in life. A full one gives way to the next. */
function freeLine(lines: CountryLines[], dice: Dice): CountryLines {
  const first = Math.floor(lines.length * dice.roll() ** 1.6);
  const free = [...lines.slice(first), ...lines.slice(0, first)].find((line) => !line.isFull());
  if (!free) throw new RangeError('The spellings of all countries are used up.');
  return free;
}

/** The spellings of a country, handed out one after the other in an order that does not look like one. */
class CountryLines {
  private issued = 0;
  private readonly offset: number;
  private readonly room: number;

  constructor(
    readonly country: Country,
    dice: Dice,
  ) {
    // every mask of a country has the same number of free digits
    this.room = 10 ** (country.masks[0]?.match(/#/g)?.length ?? 0);
    this.offset = dice.below(this.room);
  }

  isFull(): boolean {
    return this.issued >= this.room * this.country.masks.length;
  }

  /** A national spelling that was not used before. */
  next(): string {
    const { masks } = this.country;
    const mask = masks[this.issued % masks.length] ?? '';
    // 7,919 is prime to every power of ten, so each free number comes up once
    const free = (this.offset + Math.floor(this.issued++ / masks.length) * 7_919) % this.room;
    const digits = String(free).padStart(String(this.room).length - 1, '0');
    let at = 0;
    return mask.replace(/#/g, () => digits[at++] ?? '');
  }
}

function anyFate(dice: Dice): Fate {
  const status = dice.weighted<NumberStatus>([
    ['active', 950],
    ['pending', 22],
    ['suspended', 15],
    ['inactive', 13],
  ]);
  return { daysLeft: dice.below(31), autoRenewal: !dice.chance(0.028), status };
}

function aNumber(index: number, fate: Fate, lines: CountryLines, today: Day, dice: Dice): PhoneNumber {
  const { country } = lines;
  const national = lines.next();
  const groups = national.replace(country.trunkPrefix, '').match(/\d+/g) ?? [];
  const type: NumberType = NUMBER_TYPES[index] ?? anyType(dice);
  const renewalDay = today + fate.daysLeft;
  const createdDay = renewalDay - 30 * (2 + dice.below(40));
  const updatedDay = createdDay + 1 + dice.below(today - createdDay - 1);
  const price = aPrice(country, type, dice);
  return {
    id: anId(index, dice),
    number: `+${country.dialCode}${groups.join('')}`,
    country_code: country.code,
    formatted_number: national,
    international_number: `+${country.dialCode} ${groups.join(' ')}`,
    type,
    has_voice: type === 'voice' || dice.chance(type === 'fax' ? 0.3 : 0.7),
    has_sms: type === 'sms' || type === 'mms' || dice.chance(0.55),
    has_mms: type === 'mms' || dice.chance(0.15),
    has_fax: type === 'fax' || dice.chance(0.08),
    has_whatsapp: type === 'whatsapp' || dice.chance(0.2),
    current_status: fate.status,
    is_sandbox: dice.chance(0.03),
    current_price: price,
    currency: country.currency,
    renewal_date: isoFromDay(renewalDay),
    auto_renewal: fate.autoRenewal,
    created_at: `${isoFromDay(createdDay)}T${aTime(dice)}Z`,
    updated_at: `${isoFromDay(updatedDay)}T${aTime(dice)}Z`,
    monthly_renewal_cost: dice.chance(0.1) ? aPrice(country, type, dice) : price,
    days_until_monthly_renewal: fate.daysLeft,
    is_due_for_monthly_renewal: fate.daysLeft <= 0,
  };
}

function anyType(dice: Dice): NumberType {
  return dice.weighted<NumberType>([
    ['voice', 55],
    ['sms', 15],
    ['whatsapp', 12],
    ['mms', 10],
    ['fax', 8],
  ]);
}

const PRICE_FACTORS: Record<NumberType, number> = { voice: 1, sms: 1.2, mms: 1.5, fax: 1.3, whatsapp: 2 };

/** The typical price and, now and then, one that was agreed long ago; in whole units where there are no smaller ones. */
function aPrice(country: Country, type: NumberType, dice: Dice): number {
  const price = country.typicalPrice * PRICE_FACTORS[type] * (dice.chance(0.15) ? 0.8 + 0.4 * dice.roll() : 1);
  return Number(price.toFixed(WHOLE_CURRENCIES.includes(country.currency) ? 0 : 2));
}

/** Shaped like a random UUID. Its end is a permutation of the index, so that no two are alike. */
function anId(index: number, dice: Dice): string {
  const hex = (length: number) =>
    dice
      .below(16 ** length)
      .toString(16)
      .padStart(length, '0');
  const unique = (Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${(8 + dice.below(4)).toString(16)}${hex(3)}-${hex(4)}${unique}`;
}

function aTime(dice: Dice): string {
  const two = (below: number) => String(dice.below(below)).padStart(2, '0');
  return `${two(24)}:${two(60)}:${two(60)}`;
}
