import { AlarmClock, BellOff, CircleCheck, FlaskConical, Image, MessageSquare, Phone, Printer } from '@lucide/vue';
import { h, render, type Component } from 'vue';
import { CAPABILITIES, type Capability } from '../../../shared/numbers/phone-number';
import WhatsAppGlyph from '../numbers/WhatsAppGlyph.vue';

const OF_CAPABILITY: Readonly<Record<Capability, Component>> = {
  voice: Phone,
  sms: MessageSquare,
  mms: Image,
  fax: Printer,
  whatsapp: WhatsAppGlyph,
};
const OF_MARK = { muted: BellOff, handled: CircleCheck, snoozed: AlarmClock, sandbox: FlaskConical } as const;

/** In CSS pixels. */
const SIZE = 14;
const GAP = 6;
/** What the icons are drawn in. */
const GRID = 24;

/** Icons are drawn by their components once, and copied for each row: five components a row would cost more than the rest. */
const drawn = new Map<Component, SVGElement>();

function drawing(icon: Component, size: number): SVGElement {
  const known = drawn.get(icon);
  if (known) return known;
  const holder = document.createElement('div');
  render(h(icon, { size, 'stroke-width': 1.8, 'aria-hidden': true }), holder);
  const svg = holder.querySelector('svg')!;
  drawn.set(icon, svg);
  return svg;
}

let row: SVGElement | null = null;

/** One drawing with a group for each capability, in their order, which has the class `absent` where it is not there. */
export function capabilityIcons(): SVGElement {
  row ??= drawCapabilities();
  return row.cloneNode(true) as SVGElement;
}

function drawCapabilities(): SVGElement {
  const width = CAPABILITIES.length * SIZE + (CAPABILITIES.length - 1) * GAP;
  const svg = drawing(OF_CAPABILITY.voice, SIZE).cloneNode() as SVGElement;
  svg.setAttribute('class', 'capabilities');
  svg.setAttribute('width', String(width));
  svg.setAttribute('viewBox', `0 0 ${(width * GRID) / SIZE} ${GRID}`);
  CAPABILITIES.forEach((capability, index) => {
    const group = document.createElementNS(svg.namespaceURI, 'g') as SVGGElement;
    group.setAttribute('transform', `translate(${(index * (SIZE + GAP) * GRID) / SIZE})`);
    for (const node of [...drawing(OF_CAPABILITY[capability], SIZE).cloneNode(true).childNodes]) group.append(node);
    svg.append(group);
  });
  return svg;
}

/** The icon next to a renewal that is not announced, or not yet, and next to the number of a sandbox. */
export function markIcon(kind: keyof typeof OF_MARK): SVGElement {
  return drawing(OF_MARK[kind], 12).cloneNode(true) as SVGElement;
}
