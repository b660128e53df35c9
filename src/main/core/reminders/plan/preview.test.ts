import { describe, expect, it } from 'vitest';
import { Formatter } from '../../../../shared/format';
import { renewalAsOf } from '../../../../shared/renewals/renewal';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { composeAnnouncements } from '../announce/announcements';
import type { Forecast } from './forecast';
import { createPreview } from './preview';

const TODAY = 20_781;
const environment = sampleEnvironment();
const refOf = (numberId: string) => ({ environmentId: environment.id, numberId });

/** What is announced at a moment about some numbers. */
function at(moment: number, ...ids: string[]): Forecast {
  const due = ids.map((id) => {
    const number = sampleNumber({ id });
    return { environment, number, renewal: renewalAsOf(number, TODAY, TODAY), key: id, offset: 0, snooze: null, handledAt: null }; // prettier-ignore
  });
  const context = {
    now: moment,
    today: TODAY,
    format: new Formatter('en-GB'),
    environmentName: () => environment.name,
    areSeveral: false,
  };
  return { at: moment, composed: composeAnnouncements(due, [], null, context) };
}

describe('a preview', () => {
  it('names the number of each single notification, and the numbers of a digest when asked', () => {
    const preview = createPreview();
    const shown = preview.show([at(1, 'a', 'b'), at(2, 'c', 'd', 'e', 'f')]);
    expect(shown.map(({ notifications }) => notifications.map(({ number, count }) => [number?.numberId, count]))).toEqual([
      [['a', 1], ['b', 1]],
      [[undefined, 4]],
    ]); // prettier-ignore
    expect(preview.numbersAt(1, 1)).toEqual([refOf('b')]);
    expect(preview.numbersAt(2, 0)).toEqual(['c', 'd', 'e', 'f'].map(refOf));
  });

  it('says that a number is handled, and still lapses', () => {
    const forecast = at(1, 'a', 'b');
    forecast.composed[1]!.renewals[0]!.handledAt = 7;
    const [{ notifications } = { notifications: [] }] = createPreview().show([forecast]);
    expect(notifications.map(({ isHandled }) => isHandled)).toEqual([false, true]);
  });

  it('knows the last forecast alone', () => {
    const preview = createPreview();
    preview.show([at(1, 'a')]);
    preview.show([at(2, 'b')]);
    expect(preview.numbersAt(1, 0)).toEqual([]);
    expect(preview.numbersAt(2, 1)).toEqual([]);
    expect(preview.numbersAt(2, 0)).toEqual([refOf('b')]);
  });
});
