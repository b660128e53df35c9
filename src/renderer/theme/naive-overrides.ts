import type { GlobalThemeOverrides } from 'naive-ui';
import type { Palette } from './palette';

/** Naive UI's theme in this app's colours, type and measures; the only place where its controls are restyled. */
export function naiveOverrides(palette: Palette): GlobalThemeOverrides {
  const accent = {
    primaryColor: palette.accent,
    primaryColorHover: palette.accentHover,
    primaryColorPressed: palette.accentPressed,
    primaryColorSuppl: palette.accent,
  };
  return {
    common: {
      ...accent,
      errorColor: palette.danger,
      errorColorHover: palette.danger,
      errorColorPressed: palette.danger,
      errorColorSuppl: palette.danger,
      warningColor: palette.warning,
      warningColorHover: palette.warning,
      successColor: palette.success,
      baseColor: palette.onAccent,
      bodyColor: palette.background,
      cardColor: palette.surface,
      modalColor: palette.surfaceRaised,
      popoverColor: palette.surfaceRaised,
      inputColor: palette.surface,
      actionColor: palette.surfaceHover,
      hoverColor: palette.surfaceHover,
      dividerColor: palette.line,
      borderColor: palette.lineStrong,
      textColorBase: palette.text,
      textColor1: palette.text,
      textColor2: palette.text,
      textColor3: palette.textMuted,
      placeholderColor: palette.textFaint,
      iconColor: palette.textMuted,
      borderRadius: '7px',
      borderRadiusSmall: '5px',
      fontFamily: 'var(--font)',
      fontSize: '13px',
      fontSizeSmall: '13px',
      fontSizeMedium: '13px',
      fontWeightStrong: '600',
      boxShadow2: palette.shadow,
      heightSmall: '28px',
      heightMedium: '32px',
    },
    Button: {
      textColorPrimary: palette.onAccent,
      textColorHoverPrimary: palette.onAccent,
      textColorPressedPrimary: palette.onAccent,
      textColorFocusPrimary: palette.onAccent,
      fontWeight: '500',
    },
    // the ring says enough
    Input: { colorFocus: palette.surface },
    Tooltip: { color: palette.text, textColor: palette.background, padding: '5px 9px', borderRadius: '6px' },
    Popover: { padding: '10px', borderRadius: '10px' },
    Card: { borderRadius: '10px', titleFontSizeSmall: '13px', titleFontWeight: '600' },
    Dialog: { titleFontSize: '15px', borderRadius: '10px' },
    Dropdown: {
      optionColorHover: palette.surfaceRaisedHover,
      optionHeightMedium: '32px',
      borderRadius: '10px',
      fontSizeMedium: '13px',
    },
  };
}
