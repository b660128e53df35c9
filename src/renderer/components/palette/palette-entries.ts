import type { Component } from 'vue';
import { ACTION_SECTIONS, type Action } from '../../actions/action';
import { targetsName } from '../../actions/row-actions';
import { writeShortcut } from '../../actions/shortcut';
import { partsOf } from '../../../shared/query/match-ranges';
import { refOf } from '../../../shared/query/columns';
import { useAppStore } from '../../stores/app';
import { useListStore } from '../../stores/list';
import { useQueryStore } from '../../stores/query';
import { useRecentActionsStore } from '../../stores/recent-actions';
import { useViewStore } from '../../stores/view';
import { t } from '../../lib/t';
import { iconOf } from './action-icons';
import { digitsQuery, findByDigits, findNames, isPartOfNumber, type NameMatch } from './palette-search';

/** One line of the palette. */
export interface PaletteEntry {
  id: string;
  icon: Component;
  /** Every second part is what was typed. */
  parts: string[];
  /** What stands faintly next to it. */
  note: string;
  keys: string;
  /** A heading above it, where another kind of entries begins. */
  heading: string | null;
  run: () => void;
}

/** More numbers than these are only counted; the list shows them. */
const MOST_NUMBERS = 8;
/** Of those that match what is typed; the best come first. */
const MOST_FOUND = 50;

const sectionOf = ({ section }: Action) => t(`actions.section.${section}`);
const first = (place: number, heading: string | null) => (place === 0 ? heading : null);

/** The actions of the palette, by section. */
function inSections(actions: readonly Action[]): Action[] {
  return actions
    .filter(({ notInPalette }) => !notInPalette)
    .sort((a, b) => ACTION_SECTIONS.indexOf(a.section) - ACTION_SECTIONS.indexOf(b.section));
}

/** Those on the numbers that are meant, those that were chosen last, and all others. */
function inGroups(actions: readonly Action[], recentIds: readonly string[]) {
  const isFilter = ({ id }: Action) => id.startsWith('filter.by.');
  // what is done with a number comes before the filters by its values
  const forTargets = actions
    .filter(({ isForTargets }) => isForTargets)
    .sort((a, b) => Number(isFilter(a)) - Number(isFilter(b)));
  const general = actions.filter(({ isForTargets }) => !isForTargets);
  const recent = recentIds.flatMap((id) => general.find((action) => action.id === id) ?? []);
  return { forTargets, recent, others: general.filter((action) => !action.isOfMany && !recent.includes(action)) };
}

/** Below all others the actions of which there is one for each of many things. */
function bestFirst(matches: readonly NameMatch[], actions: readonly Action[]): NameMatch[] {
  const isOfMany = ({ index }: NameMatch) => Number(actions[index]!.isOfMany ?? false);
  return matches.toSorted((a, b) => isOfMany(a) - isOfMany(b));
}

/** What the palette offers for what is typed. */
export function usePaletteEntries(actions: readonly Action[]): (typed: string) => PaletteEntry[] {
  const app = useAppStore();
  const list = useListStore();
  const queries = useQueryStore();
  const recents = useRecentActionsStore();
  const view = useViewStore();
  const offered = inSections(actions);
  const titles = offered.map(({ title }) => title);
  const target = targetsName();

  function entryOf(action: Action, parts: string[], note: string, heading: string | null): PaletteEntry {
    const shortcut = action.shortcuts?.[0];
    return {
      id: action.id,
      icon: iconOf(action.id),
      parts,
      note: action.note ?? note,
      keys: shortcut ? writeShortcut(shortcut) : '',
      heading,
      run() {
        // what acts on a number is always in front while there is one
        if (!action.isForTargets) recents.remember(action.id);
        action.run();
      },
    };
  }

  /** Everything that can be done: with the numbers that are meant, what was done last, and all the rest by section. */
  function everything(): PaletteEntry[] {
    const { forTargets, recent, others } = inGroups(offered, recents.ids);
    return [
      ...forTargets.map((action, place) => entryOf(action, [action.title], '', first(place, target))),
      ...recent.map((action, place) =>
        entryOf(action, [action.title], sectionOf(action), first(place, t('palette.recent'))),
      ),
      ...others.map((action, place) => {
        const isFirst = others[place - 1]?.section !== action.section;
        return entryOf(action, [action.title], '', isFirst ? sectionOf(action) : null);
      }),
    ];
  }

  function found(typed: string): PaletteEntry[] {
    if (typed.trim() === '') return everything();
    return bestFirst(findNames(titles, typed), offered)
      .slice(0, MOST_FOUND)
      .map(({ index, parts }) => {
        const action = offered[index]!;
        return entryOf(action, parts, (action.isForTargets ? target : null) ?? sectionOf(action), null);
      });
  }

  function numbers(typed: string): PaletteEntry[] {
    const { rows, count, matcher } = findByDigits(list.columns, typed, MOST_NUMBERS);
    const entries = rows.map((row, place): PaletteEntry => {
      const number = list.numbers.at(row)!;
      const ref = refOf(list.columns, row)!;
      const title = number.formatted_number || number.number;
      const environment = app.state?.showsAll ? ` · ${app.environment(ref.environmentId)?.name ?? ''}` : '';
      return {
        id: `number.${ref.environmentId}.${ref.numberId}`,
        icon: iconOf('number'),
        parts: partsOf(title, matcher(title)),
        note: `${number.number} · ${app.format.country(number.country_code)}${environment}`,
        keys: '',
        heading: place === 0 ? t('palette.numbers') : null,
        run: () => view.showNumber(ref),
      };
    });
    if (count <= rows.length) return entries;
    const more: PaletteEntry = {
      id: 'numbers.more',
      icon: iconOf('search'),
      parts: [t('palette.more', { count: count - rows.length })],
      note: '',
      keys: '',
      heading: null,
      run() {
        queries.replace(digitsQuery(typed));
        view.show('numbers');
      },
    };
    return [...entries, more];
  }

  return (typed) => (isPartOfNumber(typed) ? [...numbers(typed), ...found(typed)] : found(typed));
}
