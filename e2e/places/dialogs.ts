import type { Locator } from '@playwright/test';
import type { OpenDialog } from '../../src/renderer/stores/dialog';
import { translate as t } from '../../src/shared/i18n/translate';
import { button, closeDialog, LONG_LABEL, openDialog, type Place, type Stage } from './stage';
import { failingChannel, keptFile } from './states';

/** What is in a file that is compared or imported: one number of the list, and one that is nowhere. */
const csv = ({ numbers }: Stage, columns: string, values: string, others: string) => ({
  name: 'telephone system.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`number,${columns}\n${numbers[0]!.number},${values}\n+999123,${others}\n`),
});

const choose = (dialog: Locator, file: { name: string; mimeType: string; buffer: Buffer }) =>
  dialog.locator('input[type=file]').setInputFiles(file);

interface Dialog {
  components: string[];
  /** What is shown of it, by what is done in it. */
  shows: Record<string, (stage: Stage) => Promise<Locator>>;
}

const opening =
  (dialog: OpenDialog | ((stage: Stage) => OpenDialog)) =>
  (stage: Stage): Promise<Locator> =>
    openDialog(stage.page, typeof dialog === 'function' ? dialog(stage) : dialog);

const environment = (stage: Stage) => stage.tap.state().environments[0]!;
const savedView = (stage: Stage) => stage.tap.state().savedViews[1]!;

/** Every dialog of the frame: one that is missing here does not compile. */
const DIALOGS: Record<OpenDialog['kind'], Dialog> = {
  compare: {
    components: ['CompareDialog'],
    shows: {
      'nothing yet': opening({ kind: 'compare' }),
      'what is only in the file': async (stage) => {
        const dialog = await openDialog(stage.page, { kind: 'compare' });
        await choose(dialog, csv(stage, 'status', 'retired', 'active'));
        return dialog.getByText(t('compare.file', { count: 1 }));
      },
      'what is in both': async (stage) => {
        const dialog = await openDialog(stage.page, { kind: 'compare' });
        await choose(dialog, csv(stage, 'status', 'retired', 'active'));
        await dialog.getByText(t('compare.both', { count: 1 })).click();
        return dialog.getByText(t('compare.different', { count: 1 }));
      },
      'pasted numbers': opening(({ numbers }) => ({
        kind: 'compare',
        text: numbers
          .slice(0, 3)
          .map(({ number }) => number)
          .join('\n'),
      })),
    },
  },
  diagnostics: {
    components: ['DiagnosticsDialog'],
    shows: { 'its text': opening({ kind: 'diagnostics', first: 'copy' }) },
  },
  export: { components: ['ExportDialog'], shows: { 'its choices': opening({ kind: 'export', of: 'result' }) } },
  import: {
    components: ['ImportDialog'],
    shows: {
      'nothing yet': opening({ kind: 'import' }),
      'a preview': async (stage) => {
        const dialog = await openDialog(stage.page, { kind: 'import' });
        await choose(dialog, csv(stage, 'labels', 'new', 'nowhere'));
        return dialog.getByText(t('import.add', { count: 1 })).first();
      },
    },
  },
  keepFile: {
    components: ['KeepFileDialog'],
    shows: {
      'its choices, and a file that cannot be written': async (stage) => {
        const { id } = savedView(stage);
        stage.tap.show((state) => ({ ...state, shell: 'desktop', keptFiles: [keptFile(id, 'failed'), keptFile(id)] }));
        const dialog = await openDialog(stage.page, { kind: 'keepFile', savedViewId: id });
        return button(dialog, 'keptFiles.retry');
      },
    },
  },
  labels: {
    components: ['LabelsDialog'],
    shows: {
      'a label that is about to be deleted, and numbers that are gone': async ({ page }) => {
        const dialog = await openDialog(page, { kind: 'labels' });
        await button(dialog, 'labels.dialog.delete', { name: LONG_LABEL }).click();
        await button(dialog, 'labels.dialog.keep').waitFor();
        return dialog.getByText(t('labels.dialog.orphans'));
      },
    },
  },
  licenses: { components: ['LicensesDialog'], shows: { 'all of them': opening({ kind: 'licenses' }) } },
  limitReminders: {
    components: ['LimitReminders'],
    shows: { 'what it would silence': opening((stage) => ({ kind: 'limitReminders', view: savedView(stage) })) },
  },
  palette: {
    components: ['CommandPalette'],
    shows: {
      'what comes first': opening({ kind: 'palette' }),
      'what is found': async ({ page }) => {
        const dialog = await openDialog(page, { kind: 'palette' });
        await dialog.getByRole('combobox').fill('e');
        return dialog.getByRole('option').first();
      },
      'nothing found': async ({ page }) => {
        const dialog = await openDialog(page, { kind: 'palette' });
        await dialog.getByRole('combobox').fill('qqqq');
        return dialog.locator('p').first();
      },
    },
  },
  queryHelp: {
    components: ['QueryHelp'],
    shows: { 'all of it': opening({ kind: 'queryHelp', ask: () => undefined }) },
  },
  removeChannel: {
    components: ['RemoveChannel'],
    shows: { 'the question': opening({ kind: 'removeChannel', channel: failingChannel(null) }) },
  },
  reminderDays: {
    components: ['ReminderDaysDialog'],
    shows: {
      'a day that is added wrongly': async (stage) => {
        const [environmentId] = stage.environmentIds;
        const numbers = stage.numbers.slice(0, 5).map(({ id }) => ({ environmentId, numberId: id }));
        const dialog = await openDialog(stage.page, { kind: 'reminderDays', numbers });
        await button(dialog, 'offset.add').click();
        await button(dialog, 'offset.addIt').click();
        return dialog.getByRole('alert').filter({ hasText: /./ });
      },
    },
  },
  removeEnvironment: {
    components: ['RemoveEnvironment', 'ConfirmRemoval'],
    shows: { 'the question': opening((stage) => ({ kind: 'removeEnvironment', environment: environment(stage) })) },
  },
  renameSavedView: {
    components: ['RenameSavedView'],
    shows: { 'its name': opening((stage) => ({ kind: 'renameSavedView', view: savedView(stage) })) },
  },
  transfer: {
    components: ['TransferDialog'],
    shows: {
      'nothing yet': opening({ kind: 'transfer' }),
      'a preview': async (stage) => {
        const text = await stage.tap.request('transfer.write', undefined);
        const dialog = await openDialog(stage.page, { kind: 'transfer' });
        await choose(dialog, {
          name: 'Talkover Numbers.json',
          mimeType: 'application/json',
          buffer: Buffer.from(text),
        });
        return dialog.getByRole('table');
      },
      'a file that cannot be read': async ({ page }) => {
        const dialog = await openDialog(page, { kind: 'transfer' });
        await choose(dialog, { name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
        return dialog.getByRole('alert');
      },
    },
  },
  shortcuts: { components: ['ShortcutSheet'], shows: { 'all of them': opening({ kind: 'shortcuts' }) } },
};

export const DIALOG_PLACES: readonly Place[] = Object.entries(DIALOGS).flatMap(([kind, { components, shows }]) =>
  Object.entries(shows).map(([what, open]): Place => ({
    name: `${kind}: ${what}`,
    shows: components,
    open,
    async leave({ page, tap }) {
      await closeDialog(page);
      tap.show(null);
    },
  })),
);
