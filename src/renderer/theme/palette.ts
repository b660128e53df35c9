/**
 * Every colour of the app, for light and dark. `appearance.ts` writes them to the page as CSS variables (`textMuted` as
 * `--text-muted`), and `naive-overrides.ts` builds Naive UI's theme from them, so that both always agree.
 *
 * Texts reach a contrast of 4.5:1 on every background they stand on.
 */
export interface Palette {
  /** Behind everything, and behind the side bar. */
  background: string;
  sidebar: string;
  /** Cards, fields and pop-overs. */
  surface: string;
  surfaceRaised: string;
  surfaceHover: string;
  /** The same on what is raised: in menus and dialogs. */
  surfaceRaisedHover: string;
  line: string;
  lineStrong: string;
  text: string;
  textMuted: string;
  textFaint: string;
  /** Drawn, not read: an absent capability. */
  glyphAbsent: string;
  /** What is chosen. */
  accent: string;
  accentHover: string;
  accentPressed: string;
  accentSoft: string;
  rowChosen: string;
  onAccent: string;
  /** What will be lost. */
  danger: string;
  dangerSoft: string;
  /** What is near. */
  warning: string;
  warningSoft: string;
  success: string;
  neutral: string;
  shadow: string;
}

export const lightPalette: Palette = {
  background: '#fcfcfd',
  sidebar: '#f2f4f6',
  surface: '#ffffff',
  surfaceRaised: '#ffffff',
  surfaceHover: '#f0f2f4',
  surfaceRaisedHover: '#f0f2f4',
  line: '#e5e7eb',
  lineStrong: '#d3d7dd',
  text: '#14171c',
  textMuted: '#525a66',
  textFaint: '#626a76',
  glyphAbsent: '#d5d9de',
  accent: '#0b7568',
  accentHover: '#0a6359',
  accentPressed: '#08524a',
  accentSoft: '#dff2ee',
  rowChosen: '#e9f4f2',
  onAccent: '#ffffff',
  danger: '#b3241b',
  dangerSoft: '#fde8e7',
  warning: '#8a5200',
  warningSoft: '#fdf0d9',
  success: '#188746',
  neutral: '#8b929d',
  shadow: '0 8px 28px rgba(20, 26, 36, 0.14)',
};

export const darkPalette: Palette = {
  background: '#121418',
  sidebar: '#0e1014',
  surface: '#171a1f',
  surfaceRaised: '#1c2026',
  surfaceHover: '#1e2228',
  surfaceRaisedHover: '#282d36',
  line: '#24282f',
  lineStrong: '#343a43',
  text: '#eceef1',
  textMuted: '#a9b0ba',
  textFaint: '#8f97a3',
  glyphAbsent: '#353b44',
  accent: '#40c9b4',
  accentHover: '#5bd6c3',
  accentPressed: '#31ab99',
  accentSoft: '#12332f',
  rowChosen: '#142629',
  onAccent: '#06201c',
  danger: '#ff8a80',
  dangerSoft: '#3a1a19',
  warning: '#f0b65a',
  warningSoft: '#36260f',
  success: '#4cc38a',
  neutral: '#6f7783',
  shadow: '0 10px 32px rgba(0, 0, 0, 0.55)',
};

/** What replaces a palette's own colours where the user asks the system for more contrast. */
export const moreContrast: Record<'light' | 'dark', Partial<Palette>> = {
  light: {
    line: '#a3a9b2',
    lineStrong: '#6b727d',
    textMuted: '#343a43',
    textFaint: '#3d444f',
    glyphAbsent: '#a3a9b2',
    neutral: '#5b626d',
  },
  dark: {
    line: '#59616c',
    lineStrong: '#8f97a3',
    textMuted: '#d3d7dd',
    textFaint: '#c3c8d0',
    glyphAbsent: '#656d78',
    neutral: '#a9b0ba',
  },
};

/**
 * Where the system imposes its own colors (contrast themes of Windows): the browser replaces every color but the system's,
 * and leaves out shadows. `forced-colors.css` says the rest. Not for scripts that calculate with colors.
 */
export const systemColors: Palette = {
  background: 'Canvas',
  sidebar: 'Canvas',
  surface: 'Canvas',
  surfaceRaised: 'Canvas',
  surfaceHover: 'Canvas',
  surfaceRaisedHover: 'Canvas',
  line: 'CanvasText',
  lineStrong: 'CanvasText',
  text: 'CanvasText',
  textMuted: 'CanvasText',
  textFaint: 'CanvasText',
  glyphAbsent: 'color-mix(in srgb, CanvasText 28%, Canvas)',
  accent: 'Highlight',
  accentHover: 'Highlight',
  accentPressed: 'Highlight',
  accentSoft: 'Canvas',
  rowChosen: 'Canvas',
  onAccent: 'HighlightText',
  danger: 'CanvasText',
  dangerSoft: 'Canvas',
  warning: 'CanvasText',
  warningSoft: 'Canvas',
  success: 'CanvasText',
  neutral: 'CanvasText',
  shadow: 'none',
};

/** The colours a label can have, readable as a dot on either background. */
export const LABEL_COLOR_VALUES = {
  teal: '#14a08d',
  blue: '#3b82f6',
  violet: '#8b5cf6',
  pink: '#e0559f',
  orange: '#f0742b',
  amber: '#d9980b',
  green: '#30a46c',
  red: '#e5484d',
  grey: '#8b929d',
} as const;

/** The colours an environment can have, readable as a dot on either background. */
export const ENVIRONMENT_COLOR_VALUES = {
  teal: '#14a08d',
  blue: '#3b82f6',
  violet: '#8b5cf6',
  pink: '#e0559f',
  red: '#e5484d',
  orange: '#f0742b',
  amber: '#d9980b',
  green: '#30a46c',
} as const;
