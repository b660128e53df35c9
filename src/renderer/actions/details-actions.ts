import { t } from '../lib/t';
import { useActions } from './registry';

/** What can be done with the details that are open next to a list. */
export function useDetailsActions(hasDetails: () => boolean, closeDetails: () => void): void {
  useActions(() => [
    {
      id: 'details.close',
      section: 'numbers',
      title: t('numbers.details.close'),
      shortcuts: [{ key: 'escape' }],
      isAvailable: hasDetails,
      run: closeDetails,
    },
  ]);
}
