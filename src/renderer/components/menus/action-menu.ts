import type { MenuEntry } from '../../base/menu-entry';
import { availableActions, shortcutOf } from '../../actions/registry';
import { tableKeyOf } from '../../actions/row-actions';

/** A menu of those actions that can be done now, by their ids; a line stands before each group. */
export function menuOfActions(groups: readonly (readonly string[])[]): MenuEntry<string>[] {
  const actions = new Map(availableActions().map((action) => [action.id, action]));
  return linedGroups(
    groups.map((ids) =>
      ids.flatMap((id) => {
        const action = actions.get(id);
        return action ? [{ key: id, label: action.menuTitle ?? action.title, keys: shortcutOf(id) ?? tableKeyOf(id) }] : [];
      }),
    ),
  ); // prettier-ignore
}

/** The entries of all groups, with a line before each group but the first. */
export function linedGroups<E extends MenuEntry<string>>(groups: readonly (readonly E[])[]): E[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, place) => group.map((entry, index) => ({ ...entry, begins: place > 0 && index === 0 })));
}
