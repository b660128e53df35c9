import type { PreviewedNumber, ReminderForecast } from '../../../../shared/bridge/requests/reminders';
import type { Composed } from '../announce/announcements';
import type { Forecast } from './forecast';

/** The last forecast as pages show it. Of its digests, it remembers which numbers they are about until there is another. */
export interface Preview {
  show(forecast: readonly Forecast[]): ReminderForecast[];
  /** The numbers of one notification; none where it isn't in the last forecast. */
  numbersOf(notification: Previewed): PreviewedNumber[];
}

/** A notification of a forecast: its moment (epoch ms), its place there, and its title, in case the forecast has changed. */
interface Previewed {
  at: number;
  index: number;
  title: string;
}

export function createPreview(): Preview {
  const numbers = new Map<string, PreviewedNumber[]>();

  return {
    show(forecast) {
      numbers.clear();
      return forecast.map(({ at, composed }) => ({
        at,
        notifications: composed.map((one, index) => {
          const about = numbersIn(one);
          const { title, body, urgency } = one.notification;
          numbers.set(keyOf({ at, index, title }), about);
          const [only, ...others] = about;
          return {
            title,
            body,
            urgency,
            count: about.length,
            number: only && others.length === 0 ? { environmentId: only.environmentId, numberId: only.numberId } : null,
            openCount: about.filter(({ isHandled }) => !isHandled).length,
          };
        }),
      }));
    },
    numbersOf: (notification) => numbers.get(keyOf(notification)) ?? [],
  };
}

function keyOf({ at, index, title }: Previewed): string {
  return `${at} ${index} ${title}`;
}

function numbersIn({ renewals }: Composed): PreviewedNumber[] {
  return renewals.map(({ environment, number, handledAt }) => ({
    environmentId: environment.id,
    numberId: number.id,
    isHandled: handledAt !== null,
  }));
}
