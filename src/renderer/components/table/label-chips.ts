import { NOTHING_MATCHES, type Matcher } from '../../../shared/query/match-ranges';
import { LABEL_COLOR_VALUES } from '../../theme/palette';
import { chipsThatFit, isLongName, shrinkOf } from './chip-fit';
import type { RowFacts } from './row-facts';
import { append, searchedTextIn } from './written';
import '../labels/label-chip.css';

type Labels = RowFacts['labels'];

/** As many labels as there is room for, and how many more there are. @returns takes the room in CSS pixels */
export function chips(parent: HTMLElement): (labels: Labels, room: number, matcher: Matcher) => void {
  let shown: Labels = [];
  let [fitting, sought] = [0, NOTHING_MATCHES];
  const isShown = (labels: Labels) =>
    labels.length === shown.length &&
    labels.every(({ name, color }, at) => name === shown[at]?.name && color === shown[at].color);
  return (labels, room, matcher) => {
    if (labels.length === 0 && shown.length === 0) return;
    const names = labels.map(({ name }) => name);
    const count = chipsThatFit(names, room);
    if (count === fitting && matcher === sought && isShown(labels)) return;
    [shown, fitting, sought] = [labels, count, matcher];
    parent.replaceChildren();
    for (const label of labels.slice(0, count)) parent.append(chip(label, matcher));
    if (count === labels.length) return;
    const rest = append(parent, 'span', 'rest');
    rest.dir = 'ltr'; // the sign stays in front
    rest.textContent = `+${labels.length - count}`;
    rest.title = names.slice(count).join(', ');
  };
}

function chip({ name, color }: Labels[number], matcher: Matcher): HTMLElement {
  const element = document.createElement('span');
  element.className = isLongName(name) ? 'label-chip long' : 'label-chip';
  element.dataset.whole = '';
  element.style.flexShrink = String(shrinkOf(name));
  element.style.setProperty('--label', LABEL_COLOR_VALUES[color]);
  searchedTextIn(append(element, 'span', 'name'))(name, matcher);
  return element;
}
