import type { Target } from '@chalice-studio/target';
import type { RunnerClient } from './runner-client';

/** The embedded target: every call goes to the runner. */
export function createLocalTarget(client: RunnerClient): Target {
  return {
    type: 'local',
    plan: (input) => client.call('plan', withArrays(input)),
    execute: (input, progress, signal) => client.call('execute', withArrays(input), { signal, onEvent: progress }),
    async destroy(stage, { deleteData }) {
      await client.call('destroy', { stage, deleteData });
    },
    outputs: async (stage) => (await client.call('outputs', { stage })).outputs,
    invoke: (stage, functionName, payload) => client.call('invoke', { stage, functionName, payload }),
    request: (stage, call) => client.call('request', { stage, call }),
    readLogs: (stage, query) => client.call('readLogs', { stage, query }),
    tailLogs: (stage, listener, signal) => client.follow('tailLogs', { stage }, { signal, onEvent: listener }),
    listConnections: (stage) => client.call('listConnections', { stage }),
    watchConnections: (stage, listener, signal) =>
      client.follow('watchConnections', { stage }, { signal, onEvent: listener }),
    async sendToConnection(stage, connectionId, data) {
      await client.call('sendToConnection', { stage, connectionId, data });
    },
    async disconnect(stage, connectionId) {
      await client.call('disconnect', { stage, connectionId });
    },
  };
}

type Input = Parameters<Target['plan']>[0];

/** The protocol's documents are plain; the interface's are read-only. */
function withArrays(input: Input) {
  const { artifact } = input;
  return { ...input, artifact: { ...artifact, functions: [...artifact.functions] }, secrets: { ...input.secrets } };
}
