import { createDynamodbRegistry } from '@chalice-studio/runtime/websocket-registry';

const registry = createDynamodbRegistry('connections');
export const write = (id) => registry.add({ connectionId: id, connectedAt: 1795568400000, sourceIp: '203.0.113.7' });
