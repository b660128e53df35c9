import type { RunningApp } from '../shared-app';

/** Something that the user did, and what must be seen of it after a restart. */
export interface Kept {
  name: string;
  before(): Promise<void>;
  after(): Promise<void>;
}

/** What the session in the settings file holds now. */
export const session = async (app: RunningApp) => JSON.stringify((await app.settings()).session);
