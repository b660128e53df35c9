import { afterEach } from 'vitest';
import { en } from '../i18n/en';
import { speak } from '../i18n/translate';

/** Whatever language a test spoke, the next one begins in English: it may be in another file that shares the worker. */
afterEach(() => speak('en', 'en', en));
