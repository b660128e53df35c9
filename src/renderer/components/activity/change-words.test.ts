import { describe, expect, it } from 'vitest';
import { reportedChange, reportedChangeOfHandled } from '../../../shared/activity/changes';
import { dayFromIso } from '../../../shared/calendar/calendar-day';
import { Formatter } from '../../../shared/format';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { handledNow } from '../../../shared/reminders/handled';
import { sampleNumber } from '../../../shared/testing/sample';
import { changeTone, changeWords } from './change-words';
import { countWords, sinceSentence } from './summary-words';

const today = dayFromIso('2026-11-26')!;
const speech = { format: new Formatter('en-US'), today };

function changed(before: Partial<PhoneNumber>, after: Partial<PhoneNumber>) {
  const number = sampleNumber(after);
  return { ...reportedChange(sampleNumber(before), number, today)!, number };
}
const say = (before: Partial<PhoneNumber>, after: Partial<PhoneNumber>) => changeWords(changed(before, after), speech);

describe('the words of a change', () => {
  it.each<[Partial<PhoneNumber>, Partial<PhoneNumber>, string]>([
    [{}, { current_status: 'suspended' }, 'Became suspended (was active)'],
    [{ current_status: 'ported' }, {}, 'Became active (was ported)'],
    [{}, { type: 'sms' }, 'Type is now SMS (was Voice)'],
    [{}, { auto_renewal: false }, 'Auto-renewal was turned off'],
    [{}, { current_price: 1.5 }, 'Price rose from $1.00 to $1.50'],
    [{}, { monthly_renewal_cost: 0.5 }, 'Monthly cost fell from $1.00 to $0.50'],
    [{}, { current_price: 1.5, monthly_renewal_cost: 1.5 }, 'Price and monthly cost rose from $1.00 to $1.50'],
    [{}, { currency: 'EUR' }, 'Price and monthly cost changed from $1.00 to €1.00'],
    [{ current_price: null }, {}, 'Price is now $1.00'],
    [{}, { current_price: null }, 'Price is no longer sent'],
    [{}, { has_sms: false, has_fax: true, has_whatsapp: true }, 'Lost SMS · Gained Fax and WhatsApp'],
    [{ renewal_date: '2026-11-26' }, { renewal_date: '2026-12-26' }, 'Renewed, next renewal on Dec 26'],
    [{ renewal_date: '2026-12-01' }, { renewal_date: '2027-03-15' }, 'Renewal date moved from Dec 1 to Mar 15, 2027'],
    [{}, { renewal_date: null }, 'Renewal date is no longer sent'],
    [{ renewal_date: null }, { renewal_date: 'soon' }, 'Renewal date is now soon'],
    [{}, { is_sandbox: true }, 'Now a sandbox number'],
    [{}, { current_status: 'inactive', auto_renewal: false }, 'Became inactive (was active) · Auto-renewal was turned off'],
  ])('%j to %j', (before, after, words) => {
    expect(say(before, after)).toBe(words);
  }); // prettier-ignore

  it('tell what came and went', () => {
    const number = sampleNumber();
    const words = (['added', 'gone', 'back'] as const).map((kind) => changeWords({ kinds: [kind], before: null, number }, speech)); // prettier-ignore
    expect(words).toEqual(['Added', 'Removed from the environment', 'Back in the environment']);
  });

  it.each([
    [{ auto_renewal: true }, 'Auto-renewal was turned on · Handled by you on Nov 12, confirmed: auto-renewal on'],
    [{ renewal_date: '2026-12-28' }, 'Handled by you on Nov 12, confirmed: renewal date moved on · Renewed, next renewal on Dec 28'],
    [{ renewal_date: '2026-11-27' }, 'Handled by you on Nov 12, reopened: renewal date moved nearer · Renewal date moved from Nov 28 to Nov 27'],
    [{ current_status: 'suspended' }, 'Handled by you on Nov 12, reopened: number is suspended · Became suspended (was active)'],
  ])('say what became of a handled renewal with %j', (fields, words) => {
    const before = sampleNumber({ auto_renewal: false, renewal_date: '2026-11-28' });
    const handled = handledNow(before, dayFromIso('2026-11-28')!, new Date('2026-11-12T15:00').getTime());
    const number = { ...before, ...fields };
    expect(changeWords({ ...reportedChangeOfHandled(before, number, today, handled)!, number }, speech)).toBe(words);
  }); // prettier-ignore

  it('are red for what will be lost, and amber for what needs a look', () => {
    expect(changeTone({ kinds: ['gone'], number: sampleNumber() })).toBe('lost');
    expect(changeTone(changed({}, { auto_renewal: false }))).toBe('lost');
    expect(changeTone(changed({}, { current_status: 'suspended' }))).toBe('near');
    expect(changeTone(changed({ current_status: 'suspended' }, {}))).toBe('plain');
  });
});

describe('the summary of what is unread', () => {
  it('counts what is lost first, and nothing twice', () => {
    const kinds = { added: 3, gone: 1, status: 2, price: 4, cost: 5, renewed: 9, type: 1, sandbox: 1 };
    expect(countWords({ kinds, became: { suspended: 1, ported: 1 } })).toBe(
      '1 removed, 3 added, 1 suspended, 1 with the status ported, 5 prices changed, capabilities of 2 changed',
    );
  });

  it.each([
    ['2026-11-26T08:05', 'Since 8:05 AM today: 3 added'],
    ['2026-11-25T23:59', 'Since yesterday: 3 added'],
    ['2026-11-20T10:00', 'Since Friday: 3 added'],
    ['2026-11-19T10:00', 'Since Nov 19: 3 added'],
  ])('begins at %s: %s', (instant, words) => {
    const sentence = sinceSentence(new Date(instant).getTime(), '3 added', speech.format, today);
    expect(sentence.replace(/\s/g, ' ')).toBe(words);
  });
});
