import type { Environment } from '../../../shared/environment';
import { AppError, type ErrorCode } from '../../../shared/app-error';
import { listed } from '../../../shared/i18n/lists';
import { translate } from '../../../shared/i18n/translate';
import type { SettingsStore } from '../settings/settings-store';
import { FILES_OF, filesOf, ownersWithFiles, removeFilesOf } from '../storage/environment-files';
import { readSettingsParts, type StoredParts } from '../storage/formats/settings-format';
import type { Snapshots } from '../lists/snapshots';
import type { Environments } from './environments';

/** The base URL that sample data has. */
const SAMPLE_URL = 'http://127.0.0.1';

/**
 * Files of environments and channels that the settings don't name: the app was killed while it removed them, which is
 * noted in the settings, or the settings were lost. Only what is noted is removed, because all else is the user's.
 */
export interface Ownerless {
  /**
   * Puts environments whose lists say where they are from back into the settings. Resolves with what to tell; never
   * rejects.
   * @param wereLost the settings were lost, so files whose owner isn't known are reported as well
   */
  adopt(wereLost: boolean): Promise<AppError[]>;
  /**
   * Removes the files and then the secrets of what an earlier run was removing; a secret that the keychain does not give
   * up stays noted for the next try. Resolves with what to tell; never rejects.
   */
  remove(): Promise<AppError[]>;
}

type Kind = keyof typeof FILES_OF;

interface OwnerlessOptions {
  dataDir: string;
  settings: SettingsStore;
  snapshots: Pick<Snapshots, 'sourceOf'>;
  environments: Pick<Environments, 'dropLooseToken'>;
}

export function createOwnerless(options: OwnerlessOptions): Ownerless {
  const { dataDir, settings, snapshots, environments } = options;
  /** What this run notes is under way, and not left over. */
  const notedBefore = new Set(settings.looseTokens());

  const hasOwner = (id: string) => [...settings.channels(), ...settings.environments()].some((one) => one.id === id);
  const leftovers = () => settings.looseTokens().filter((id) => notedBefore.has(id) && !hasOwner(id));

  async function find(kind: Kind): Promise<string[]> {
    const found = await ownersWithFiles(dataDir, kind);
    const owners = kind === 'channel' ? settings.channels() : settings.environments();
    const known = new Set(owners.map(({ id }) => id));
    return found.filter((id) => !known.has(id) && !notedBefore.has(id));
  }

  /** @returns whether there were files, damaged ones that were set aside apart */
  async function removeFiles(kind: Kind, id: string): Promise<boolean> {
    const found = await ownersWithFiles(dataDir, kind);
    for (const name of FILES_OF[kind]) await removeFilesOf(dataDir, name, id);
    return found.includes(id);
  }

  /** The note goes last: files that the disk holds must not be taken for those of an environment that was lost. */
  async function removeNoted(id: string, removed: Record<Kind, number>): Promise<null> {
    for (const kind of ['channel', 'environment'] as const) if (await removeFiles(kind, id)) removed[kind]++;
    await environments.dropLooseToken(id);
    return null;
  }

  async function environmentOf(id: string): Promise<Environment | null> {
    const source = await snapshots.sourceOf(id).catch(() => null); // its file is kept and reported
    if (!source || !URL.canParse(source.baseUrl)) return null;
    const isSample = source.baseUrl === SAMPLE_URL;
    const name = isSample ? translate('environment.sampleName') : new URL(source.baseUrl).host;
    const stored = { id, kind: isSample ? 'sample' : 'live', name, ...source };
    return readSettingsParts({ environments: [stored] } satisfies Partial<StoredParts>).environments[0] ?? null;
  }

  async function adoptEnvironments(): Promise<AppError | null> {
    const found = await Promise.all((await find('environment')).map(environmentOf));
    const adopted = found.filter((environment) => environment !== null);
    if (adopted.length === 0) return null;
    settings.adoptEnvironments(adopted);
    const names = listed(adopted.map(({ name }) => name));
    return new AppError('environments_adopted', { values: { count: adopted.length, names } });
  }

  async function tellOfOthers(): Promise<AppError | null> {
    const kinds = ['environment', 'channel'] as const;
    const found = await Promise.all(kinds.map(async (kind) => filesOf(dataDir, kind, await find(kind))));
    const files = found.flat();
    return files.length > 0 ? new AppError('ownerless_kept', { values: { files: listed(files) } }) : null;
  }

  return {
    async adopt(wereLost) {
      const problems = [await orProblem(adoptEnvironments), wereLost ? await orProblem(tellOfOthers) : null];
      return problems.filter((problem) => problem !== null);
    },
    async remove() {
      const removed = { channel: 0, environment: 0 };
      const problems: (AppError | null)[] = [];
      for (const id of leftovers()) problems.push(await orProblem(() => removeNoted(id, removed)));
      const counts = [
        told('channel_leftovers_removed', removed.channel),
        told('leftovers_removed', removed.environment),
      ];
      return [...counts, ...problems].filter((problem) => problem !== null);
    },
  };
}

/** How many were removed; null if none were. */
function told(code: ErrorCode, count: number): AppError | null {
  return count > 0 ? new AppError(code, { values: { count } }) : null;
}

/** What there is to tell: what the work resolves with, or why it failed. */
async function orProblem(work: () => Promise<AppError | null>): Promise<AppError | null> {
  try {
    return await work();
  } catch (error) {
    const problem = error instanceof AppError ? error : new AppError('internal', { cause: error });
    // a keychain that doesn't answer is reported elsewhere
    return problem.code.startsWith('keychain_') ? null : problem;
  }
}
