import { ref, shallowRef } from 'vue';

/** Why a file can't be read, as a sentence. */
export interface UnreadFile {
  problem: string;
}

/**
 * The file that a dialog is about: none at first, then the one that was opened last.
 * @param failureWords says in a sentence why opening a file failed unexpectedly
 */
export function useOpenedFile<F extends object>(failureWords: (error: unknown) => string) {
  const file = shallowRef<F | null>(null);
  /** The name of the file that is being read; null while none is. */
  const reading = ref<string | null>(null);
  const problem = ref<string>();

  /** Opens a file instead of the one before. @param use what is done with it first */
  async function open(
    name: string,
    opening: Promise<F | UnreadFile>,
    use?: (opened: F) => Promise<void>,
  ): Promise<void> {
    problem.value = undefined;
    file.value = null;
    reading.value = name;
    try {
      const opened = await opening;
      if (isUnread(opened)) problem.value = opened.problem;
      else {
        file.value = opened;
        await use?.(opened);
      }
    } catch (error) {
      problem.value = failureWords(error);
    } finally {
      reading.value = null;
    }
  }

  return { file, reading, problem, open };
}

function isUnread(opened: object): opened is UnreadFile {
  return 'problem' in opened;
}
