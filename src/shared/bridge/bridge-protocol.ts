/** The WebSocket subprotocol of the bridge in browser mode. The page offers it together with its key. */
export const BRIDGE_PROTOCOL = 'talkover-bridge';
