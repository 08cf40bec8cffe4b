export { Client, FunctionNotFoundError, type HTTPResponse, type InvokeResponse } from './client.js';
export { memoryRegistry } from './memory-registry.js';
