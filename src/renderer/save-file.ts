import type { RequestInput } from '../shared/bridge';
import { useAppStore } from './stores/app';
import { useNoticeStore } from './stores/notice';
import { t } from './t';

/** How long (ms) a download may take to begin; what it reads must be there until then. */
const DOWNLOAD_BEGINS_MS = 60_000;

/** Hands the user a file: by the system's own dialog in the desktop shell, as a download in a browser. */
export async function saveFile(file: RequestInput<'file.save'>): Promise<void> {
  const app = useAppStore();
  const notice = useNoticeStore();
  if (app.state?.shell === 'browser') return download(file);
  const answer = await notice.ask('file.save', file);
  if (answer?.outcome === 'saved') notice.say(t('file.saved', { name: answer.name }));
}

function download({ kind, name, text }: RequestInput<'file.save'>): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_BEGINS_MS);
}
