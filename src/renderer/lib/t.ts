/** The message catalogue under its short name, for templates. */
export { translate as t } from '../../shared/i18n/translate';
