import { readFileSync } from 'node:fs';

/** Tells whether the build that this process runs was replaced by another while it ran. */
export interface OwnBuild {
  isReplaced(): boolean;
}

/**
 * A build from source empties the folder that a running app loads the rest of its code from: the thread that reads lists,
 * and languages. An installed app has no such file, and hot reload writes none.
 *
 * @param stamp the file that says what the build was made of; it is written once the build is complete
 */
export function ownBuild(stamp: string): OwnBuild {
  const own = read(stamp);
  return {
    isReplaced() {
      const now = read(stamp);
      return own !== null && now !== null && now !== own;
    },
  };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
