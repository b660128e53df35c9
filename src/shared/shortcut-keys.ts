/** Keys that do something together with the platform's own modifier, for the page and for the application menu. */
export const MODIFIER_KEYS = { palette: 'K', search: 'F', sync: 'R', saveSavedView: 'S' } as const;
