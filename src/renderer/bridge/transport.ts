import type { Bridge } from '../../shared/bridge/bridge';
import type { ListMessage } from '../../shared/bridge/events';

/** The bridge plus the stream of numbers, which takes another road in each shell. */
export interface Transport extends Bridge {
  /** Main learns that a chunk was taken when the listener returns. */
  onList(listener: (message: ListMessage) => void): void;
}
