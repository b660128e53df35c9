/** The control that was pressed last, as long as the pointer has not left it. */
let pressed: Element | null = null;

window.addEventListener(
  'pointerdown',
  ({ target }) => {
    pressed = target instanceof Element ? (target.closest('button, a, label, [role]') ?? target) : null;
  },
  { capture: true },
);
window.addEventListener(
  'pointerover',
  ({ target }) => {
    if (pressed && target instanceof Node && !pressed.contains(target)) pressed = null;
  },
  { capture: true },
);

/** Whether the pointer still rests on what it has pressed. */
export function isUnderPress(): boolean {
  return pressed !== null;
}
