/** Names of what pages can listen to; `topicSchema` of the contract says which there are. */
export const topics = {
  studio: 'studio',
  project: (projectId: string) => `project:${projectId}`,
  logs: (stageId: string) => `logs:${stageId}`,
  /** As `logs`, by a service that is paid for by the minute while somebody listens. */
  liveLogs: (stageId: string) => `live-logs:${stageId}`,
  connections: (stageId: string) => `connections:${stageId}`,
  websocketClient: (clientId: string) => `websocket-client:${clientId}`,
};

/** `project:abc` → ['project', 'abc']. */
export function partsOf(topic: string): { kind: string; id: string } {
  const [kind = '', id = ''] = topic.split(':');
  return { kind, id };
}
