export type { ConnectionRegistry } from './connection-registry.js';
export { createDynamodbRegistry } from './dynamodb-registry.js';
