/** Which number is meant: ids are unique within an environment only. */
export interface NumberRef {
  environmentId: string;
  numberId: string;
}

/** Numbers of one or several environments: by environment id, the ids of numbers. */
export type NumberSet = ReadonlyMap<string, ReadonlySet<string>>;

export function isSameNumber(a: NumberRef | null, b: NumberRef | null): boolean {
  return a?.environmentId === b?.environmentId && a?.numberId === b?.numberId;
}
