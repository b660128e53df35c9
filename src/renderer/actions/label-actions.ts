import type { Label } from '../../shared/labels/label';
import { useDialogStore } from '../stores/dialog';
import { useFeedbackStore } from '../stores/feedback';
import { useLabelsStore } from '../stores/labels';
import { t } from '../lib/t';
import type { Action } from './action';
import { deleteLabel } from './edits/label-edits';
import { filterBy } from './filter-by';

/** What the menu of a label offers, by the ids of actions; a line stands before each group. */
export function labelMenu({ id }: Label): string[][] {
  return [[`label.${id}.filter`], [`label.${id}.rename`, `label.${id}.color`], [`label.${id}.delete`]];
}

/** What can be done with each label. */
export function labelActions(): () => Action[] {
  const labels = useLabelsStore();
  return () => labels.labels.flatMap(actionsOf);
}

function actionsOf(label: Label): Action[] {
  const { id, name } = label;
  const [dialog, feedback] = [useDialogStore(), useFeedbackStore()];
  const edit = (field: 'name' | 'color') => () => dialog.show({ kind: 'labels', edit: { labelId: id, field } });
  const action = (key: string, what: string, menuTitle: string, run: () => void): Action => ({
    id: `label.${id}.${key}`,
    section: 'numbers',
    title: t('actions.ofLabel', { name, what }),
    menuTitle,
    isOfMany: true,
    run,
  });

  return [
    action('filter', t('actions.label.filter'), t('row.filter', { value: name }), () => filterBy('label', name)),
    action('rename', t('labels.menu.rename'), t('labels.menu.rename'), edit('name')),
    action('color', t('labels.menu.color'), t('labels.menu.color'), edit('color')),
    action('delete', t('actions.label.delete'), t('labels.menu.delete'), () => {
      void feedback.follow('labels.deleteLabel', deleteLabel(label));
    }),
  ];
}
