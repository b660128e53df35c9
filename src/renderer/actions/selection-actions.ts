import { onlyWhile, type Action } from './action';
import { copySelected } from './selected-numbers';
import { useDialogStore } from '../stores/dialog';
import { useSelectionStore } from '../stores/selection';
import { useShownStore } from '../stores/shown';
import { useTableStore } from '../stores/table';
import { t } from '../lib/t';
import { toggleHandled } from './mark-handled';
import { useActions } from './registry';
import { handledTitle, singleTarget, targets, useRowActions } from './row-actions';

/**
 * What can be done with numbers that are selected, while a view of numbers is there.
 *
 * @param isShown whether the numbers can be seen; keys must not change what is selected out of sight
 */
export function useSelectionActions(isShown: () => boolean = () => true): void {
  const dialog = useDialogStore();
  const selection = useSelectionStore();
  const shown = useShownStore();
  const table = useTableStore();

  const isAny = () => selection.count > 0;

  useRowActions(isShown);
  const actions = (): Action[] => [
    {
      id: 'export',
      section: 'numbers',
      title: t('export.title'),
      isAvailable: () => shown.result.rows.length > 0,
      run: () => dialog.show({ kind: 'export', of: isAny() ? 'selection' : 'result' }),
    },
    {
      id: 'selection.all',
      section: 'numbers',
      title: t('selection.everything'),
      isAvailable: () => shown.result.rows.length > 0,
      run: selection.selectAll,
    },
    {
      id: 'selection.copy',
      section: 'numbers',
      title: t('selection.copyThem'),
      isAvailable: isAny,
      run: () => void copySelected(table.copyFormat),
    },
    {
      id: 'handled',
      section: 'numbers',
      isForTargets: true,
      title: handledTitle(),
      shortcuts: [{ key: 'h' }],
      isAvailable: () => isAny() || singleTarget() !== null,
      run: () => void toggleHandled(targets()),
    },
    {
      id: 'selection.clear',
      section: 'numbers',
      title: t('selection.clear'),
      shortcuts: [{ key: 'escape' }],
      isAvailable: isAny,
      run: selection.clear,
    },
  ];
  useActions(() => actions().map((action) => onlyWhile(isShown, action)));
}
