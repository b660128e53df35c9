/** The channels between preload and desktop shell; the names of requests and events travel inside them. */
export const IPC = {
  /** Invoked by the page with a request's name and input. */
  request: 'talkover:request',
  /** A bridge event for the page. */
  event: 'talkover:event',
  /** The page wants its list; main answers on the same channel with a port. */
  list: 'talkover:list',
  /** The page heard from the system whether there is a network. */
  network: 'talkover:network',
} as const;
