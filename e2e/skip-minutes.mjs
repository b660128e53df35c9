/**
 * Loaded into browser mode before the app: where a test sends a message, the app's waits of a minute end. No TypeScript,
 * because Node would load its compiler at every start, in the worker as well.
 */
import { endMinutes, noteMinutes } from './minutes.mjs';

noteMinutes();
process.on('message', endMinutes);
// the app ends as it does without a test
process.channel?.unref();
