/** The message catalogue under its short name, for templates. */
export { translate as t, type MessageKey } from '../shared/i18n/translate';
