import { useAppStore } from '../stores/app';
import { useDialogStore } from '../stores/dialog';
import { useFeedbackStore } from '../stores/feedback';
import { useShownEnvironmentStore } from '../stores/shown-environment';
import { useViewStore } from '../stores/view';
import type { EnvironmentDto } from '../../shared/bridge/state';
import { t } from '../lib/t';
import type { Action } from './action';
import { copyText } from './copy';
import { canOpenTalkover, openTalkover } from './open-talkover';

/** What the menu of an environment offers, by the ids of actions; a line stands before each group. */
export function environmentMenu(id: string): string[][] {
  return [
    [`environment.${id}`, `environment.talkover.${id}`, `environment.sync.${id}`],
    [`environment.token.${id}`, `environment.edit.${id}`, `environment.copy.${id}`],
    [`environment.remove.${id}`],
  ];
}

/** What can be done with each environment, and to get another. */
export function environmentActions(): () => Action[] {
  const app = useAppStore();
  const view = useViewStore();
  const shown = useShownEnvironmentStore();

  return () => [
    ...(app.state?.environments ?? []).flatMap(actionsOf),
    {
      id: 'environment.all',
      section: 'environments',
      title: t('actions.environment', { name: t('frame.environment.all') }),
      isAvailable: () => app.state?.showsAll === false && app.realEnvironments.length > 1,
      run: () => void shown.show(null),
    },
    {
      id: 'environment.add',
      section: 'environments',
      title: t('actions.addEnvironment'),
      run: () => view.showSettings({ kind: 'add-environment' }),
    },
  ];
}

function actionsOf(environment: EnvironmentDto): Action[] {
  const { id, name, sync } = environment;
  const [app, view, dialog, feedback] = [useAppStore(), useViewStore(), useDialogStore(), useFeedbackStore()];
  const action = (what: string, title: string, menuTitle: string, run: () => void, isAvailable?: () => boolean): Action => ({
    id: `environment.${what}${id}`,
    section: 'environments',
    title,
    menuTitle,
    ...(isAvailable && { isAvailable }),
    run,
  }); // prettier-ignore

  return [
    action(
      '',
      t('actions.environment', { name }),
      t('settings.environment.use'),
      () => void useShownEnvironmentStore().show(id),
      () => app.shownEnvironmentId !== id,
    ),
    action(
      'talkover.',
      t('actions.openTalkoverNamed', { name }),
      t('actions.openTalkover'),
      () => openTalkover(id),
      () => canOpenTalkover(id),
    ),
    action(
      'token.',
      t('actions.enterToken', { name }),
      t('actions.menu.enterToken'),
      () => view.showSettings({ kind: 'enter-token', environmentId: id }),
      () => sync.phase === 'signed_out',
    ),
    action(
      'sync.',
      t('actions.syncEnvironment', { name }),
      t('frame.sync.now'),
      () => void feedback.attempt('sync.now', { environmentId: id }),
    ),
    action('edit.', t('settings.environment.editNamed', { name }), t('settings.environment.edit'), () => {
      view.showSettings({ kind: 'edit-environment', environmentId: id });
    }),
    action('copy.', t('actions.copyEnvironmentName', { name }), t('actions.menu.copyName'), () => void copyText(name)),
    action('remove.', t('settings.environment.removeNamed', { name }), t('settings.environment.remove'), () => {
      dialog.show({ kind: 'removeEnvironment', environment });
    }),
  ];
}
