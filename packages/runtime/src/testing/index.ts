export {
  Client,
  FunctionNotFoundError,
  HTTPResponse,
  InvokeResponse,
  TestHTTPClient,
  TestLambdaClient,
} from './client.js';
export { type TableChange, TestEventsClient } from './events.js';
export { memoryRegistry } from './memory-registry.js';
