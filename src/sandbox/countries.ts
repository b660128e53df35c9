/** How a country writes its numbers, and what one of them typically costs there. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string;
  dialCode: string;
  /** What is written before a national number at home and left out after the dial code. */
  trunkPrefix: string;
  /** National spellings, trunk prefix included; `#` stands for any digit. */
  masks: readonly string[];
  /** ISO 4217. */
  currency: string;
  /** A month of a voice number, in units of the currency. */
  typicalPrice: number;
}

/** Area codes of the United States and Canada in which 555-0100 to 555-0199 are kept for fiction. */
const northAmerican = (areaCodes: string) => areaCodes.split(' ').map((area) => `(${area}) 555-01##`);

/**
 * Where a regulator keeps numbers for fiction (US, CA, GB, IE, FR, DE, AU, SE), only those are used; elsewhere the masks
 * follow the national spelling, and whether such a number is in use is chance.
 */
export const COUNTRIES: readonly Country[] = [
  {
    code: 'US',
    dialCode: '1',
    trunkPrefix: '',
    masks: northAmerican(
      '202 206 212 213 214 215 216 303 305 310 312 313 314 401 404 408 410 412 414 415 502 503 504 505 512 513 602 603 ' +
        '612 614 615 617 619 702 703 704 713 716 718 720 801 802 803 808 813 816 858 901 904 907 914 916 919 971',
    ),
    currency: 'USD',
    typicalPrice: 1,
  },
  {
    code: 'CA',
    dialCode: '1',
    trunkPrefix: '',
    masks: northAmerican('204 236 250 289 306 343 403 416 418 438 450 506 514 519 581 604 613 647 705 709 778 807 902'),
    currency: 'CAD',
    typicalPrice: 1.35,
  },
  {
    code: 'GB',
    dialCode: '44',
    trunkPrefix: '0',
    masks: ['020 7946 0###', '0113 496 0###', '0121 496 0###', '0131 496 0###', '01632 960###', '07700 900###'],
    currency: 'GBP',
    typicalPrice: 1.15,
  },
  { code: 'IE', dialCode: '353', trunkPrefix: '0', masks: ['020 91# ####'], currency: 'EUR', typicalPrice: 1.25 },
  {
    code: 'FR',
    dialCode: '33',
    trunkPrefix: '0',
    masks: ['01 99 00 ## ##', '02 61 91 ## ##', '03 53 01 ## ##', '04 65 71 ## ##', '05 36 49 ## ##', '06 39 98 ## ##'],
    currency: 'EUR',
    typicalPrice: 1.15,
  },
  {
    code: 'DE',
    dialCode: '49',
    trunkPrefix: '0',
    masks: ['030 23125###', '069 90009###', '040 66969###', '0221 4710###', '089 99998###'],
    currency: 'EUR',
    typicalPrice: 1.15,
  },
  {
    code: 'AU',
    dialCode: '61',
    trunkPrefix: '0',
    masks: ['(02) 5550 ####', '(03) 5550 ####', '(07) 5550 ####', '(08) 5550 ####'],
    currency: 'AUD',
    typicalPrice: 3.3,
  },
  {
    code: 'SE',
    dialCode: '46',
    trunkPrefix: '0',
    masks: ['08-465 004 ##', '070-174 06 ##'],
    currency: 'SEK',
    typicalPrice: 12.5,
  },
  { code: 'NL', dialCode: '31', trunkPrefix: '0', masks: ['085 ### ####'], currency: 'EUR', typicalPrice: 1.15 },
  { code: 'BE', dialCode: '32', trunkPrefix: '0', masks: ['078 ## ## ##'], currency: 'EUR', typicalPrice: 1.4 },
  { code: 'ES', dialCode: '34', trunkPrefix: '', masks: ['512 ## ## ##'], currency: 'EUR', typicalPrice: 1.2 },
  { code: 'IT', dialCode: '39', trunkPrefix: '', masks: ['06 9### ####'], currency: 'EUR', typicalPrice: 1.65 },
  { code: 'PT', dialCode: '351', trunkPrefix: '', masks: ['300 ### ###'], currency: 'EUR', typicalPrice: 1.3 },
  { code: 'CH', dialCode: '41', trunkPrefix: '0', masks: ['051 ### ## ##'], currency: 'CHF', typicalPrice: 2.1 },
  { code: 'AT', dialCode: '43', trunkPrefix: '0', masks: ['0720 ######'], currency: 'EUR', typicalPrice: 1.45 },
  { code: 'NO', dialCode: '47', trunkPrefix: '', masks: ['85 ## ## ##'], currency: 'NOK', typicalPrice: 13.9 },
  { code: 'DK', dialCode: '45', trunkPrefix: '', masks: ['78 ## ## ##'], currency: 'DKK', typicalPrice: 9.75 },
  { code: 'PL', dialCode: '48', trunkPrefix: '', masks: ['39 ### ## ##'], currency: 'PLN', typicalPrice: 5.2 },
  { code: 'TR', dialCode: '90', trunkPrefix: '0', masks: ['0850 ### ## ##'], currency: 'TRY', typicalPrice: 64.9 },
  { code: 'IL', dialCode: '972', trunkPrefix: '0', masks: ['077-###-####'], currency: 'ILS', typicalPrice: 4.95 },
  { code: 'ZA', dialCode: '27', trunkPrefix: '0', masks: ['087 ### ####'], currency: 'ZAR', typicalPrice: 22.5 },
  { code: 'IN', dialCode: '91', trunkPrefix: '0', masks: ['080 4### ####'], currency: 'INR', typicalPrice: 149 },
  { code: 'SG', dialCode: '65', trunkPrefix: '', masks: ['3### ####'], currency: 'SGD', typicalPrice: 4.05 },
  { code: 'HK', dialCode: '852', trunkPrefix: '', masks: ['58## ####'], currency: 'HKD', typicalPrice: 38 },
  { code: 'JP', dialCode: '81', trunkPrefix: '0', masks: ['050-####-####'], currency: 'JPY', typicalPrice: 480 },
  { code: 'NZ', dialCode: '64', trunkPrefix: '0', masks: ['09 8## ####'], currency: 'NZD', typicalPrice: 3.45 },
  { code: 'BR', dialCode: '55', trunkPrefix: '', masks: ['(11) 3### ####'], currency: 'BRL', typicalPrice: 21.9 },
  { code: 'MX', dialCode: '52', trunkPrefix: '', masks: ['55 8### ####'], currency: 'MXN', typicalPrice: 69 },
];

/** Currencies that have no smaller unit, so that their prices are whole. */
export const WHOLE_CURRENCIES: readonly string[] = ['JPY'];
