/** Loaded into browser mode before the app: where a test sends a message, the app's waits of a minute end. */
import { endMinutes, noteMinutes } from './minutes.mjs';

noteMinutes();
process.on('message', endMinutes);
// the app ends as it does without a test
process.channel?.unref();
