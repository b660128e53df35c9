import { describe, expect, it } from 'vitest';
import { isoFromDay, localDay } from '../../../shared/calendar/calendar-day';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { handledNow } from '../../../shared/reminders/handled';
import { NO_PREFERENCE, type ReminderPreference } from '../../../shared/reminders/preference';
import { sampleEnvironment, sampleNumber } from '../../../shared/testing/sample';
import { settleHandledOf } from './settle-handled';

const environment = sampleEnvironment();
const NOW = new Date('2026-11-26T12:00').getTime();
const DAY = localDay(NOW) + 10;
const lapsing = (id: string, fields: Partial<PhoneNumber> = {}) =>
  sampleNumber({ id, auto_renewal: false, renewal_date: isoFromDay(DAY), ...fields });

/** What is decided after a sync that finds some numbers. */
async function settled(
  decided: Record<string, ReminderPreference>,
  list: PhoneNumber[],
  meanwhile: () => unknown = () => undefined,
) {
  const asked: string[][] = [];
  let changes = 0;
  await settleHandledOf(
    environment,
    {
      ofEnvironment: () => ({ ...decided }),
      change(_, ids, change) {
        changes++;
        meanwhile();
        for (const id of ids) decided[id] = change(decided[id]!, id);
        return Promise.resolve();
      },
    },
    (ids) => {
      asked.push(ids);
      return Promise.resolve(list.filter(({ id }) => ids.includes(id)));
    },
    NOW,
  );
  return { decided, asked, changes };
}

const handled = (id = '') => ({ ...NO_PREFERENCE, muted: true, handled: handledNow(lapsing(id), DAY, 1) });

describe('the handled renewals of an environment after a sync', () => {
  it('are confirmed, reopened, or left as they are; all else that was decided stays', async () => {
    const { decided, asked, changes } = await settled(
      { on: handled(), moved: handled(), nearer: handled(), same: handled(), gone: handled(), muted: { ...NO_PREFERENCE, muted: true } },
      [lapsing('on', { auto_renewal: true }), lapsing('moved', { renewal_date: isoFromDay(DAY + 31) }), lapsing('nearer', { renewal_date: isoFromDay(DAY - 1) }), lapsing('same')],
    ); // prettier-ignore
    expect(decided).toEqual({
      on: { ...handled(), handled: { ...handled().handled, autoRenewal: true, confirmedAt: NOW } },
      moved: { ...NO_PREFERENCE, muted: true },
      nearer: { ...NO_PREFERENCE, muted: true },
      same: handled(),
      gone: handled(),
      muted: { ...NO_PREFERENCE, muted: true },
    });
    expect(asked).toEqual([['on', 'moved', 'nearer', 'same', 'gone']]);
    expect(changes).toBe(1);
  });

  it('ask for no number and write nothing where nothing is handled, or nothing changed', async () => {
    expect(await settled({ muted: { ...NO_PREFERENCE, muted: true } }, [])).toMatchObject({ asked: [], changes: 0 });
    expect(await settled({ same: handled() }, [lapsing('same')])).toMatchObject({ changes: 0 });
  });

  it('are what the user has made of them meanwhile', async () => {
    const decided: Record<string, ReminderPreference> = { nearer: handled(), moved: handled() };
    const again = handledNow(lapsing(''), DAY - 1, 2);
    await settled(
      decided,
      [lapsing('nearer', { renewal_date: isoFromDay(DAY - 1) }), lapsing('moved', { renewal_date: isoFromDay(DAY + 31) })],
      () => (decided.nearer = { ...NO_PREFERENCE, handled: again }),
    ); // prettier-ignore
    expect([decided.nearer?.handled, decided.moved?.handled]).toEqual([again, null]);
  });
});
