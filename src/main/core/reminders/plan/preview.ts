import type { ReminderForecast } from '../../../../shared/bridge/requests/reminders';
import type { NumberRef } from '../../../../shared/numbers/number-ref';
import type { Composed } from '../announce/announcements';
import type { Forecast } from './forecast';

/** The last forecast as pages show it. Of its digests, it remembers which numbers they are about until there is another. */
export interface Preview {
  show(forecast: readonly Forecast[]): ReminderForecast[];
  /** The numbers of one notification, by its moment (epoch ms) and its place there; none where it isn't in the last forecast. */
  numbersAt(at: number, index: number): NumberRef[];
}

export function createPreview(): Preview {
  const numbers = new Map<string, NumberRef[]>();

  return {
    show(forecast) {
      numbers.clear();
      return forecast.map(({ at, composed }) => ({
        at,
        notifications: composed.map((one, index) => {
          const about = numbersOf(one);
          numbers.set(`${at} ${index}`, about);
          const { title, body, urgency } = one.notification;
          const [only, ...others] = one.renewals;
          const isSingle = only !== undefined && others.length === 0;
          return {
            title,
            body,
            urgency,
            count: about.length,
            number: isSingle ? about[0]! : null,
            isHandled: isSingle && only.handledAt !== null,
          };
        }),
      }));
    },
    numbersAt: (at, index) => numbers.get(`${at} ${index}`) ?? [],
  };
}

function numbersOf({ renewals }: Composed): NumberRef[] {
  return renewals.map(({ environment, number }) => ({ environmentId: environment.id, numberId: number.id }));
}
