/** Which number is meant: ids are unique within an account only. */
export interface NumberRef {
  accountId: string;
  numberId: string;
}

/** Numbers of one or several accounts: by account id, the ids of numbers. */
export type NumberSet = ReadonlyMap<string, ReadonlySet<string>>;

export function isSameNumber(a: NumberRef | null, b: NumberRef | null): boolean {
  return a?.accountId === b?.accountId && a?.numberId === b?.numberId;
}
