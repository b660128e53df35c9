/** Something to choose in a PickList. */
export interface PickOption {
  key: string;
  label: string;
  /** `some` where it holds for a part of what is chosen for. */
  chosen: 'all' | 'some' | 'none';
}
