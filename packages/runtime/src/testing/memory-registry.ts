import type { ConnectionRegistry } from '../websocket/connection-registry.js';

/** A connection registry for tests. */
export function memoryRegistry(): ConnectionRegistry {
  const ids = new Set<string>();
  return {
    async add({ connectionId }) {
      ids.add(connectionId);
    },
    async remove(connectionId) {
      ids.delete(connectionId);
    },
    list: async () => [...ids],
  };
}
