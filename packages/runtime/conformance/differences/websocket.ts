import type { Difference } from '../differences.js';
import { textOf, withExpected, withOutcome } from './change.js';

export const websocketDifferences: readonly Difference[] = [
  {
    name: 'wrapped-blueprint-websockets',
    reason: 'A blueprint’s WebSocket handlers are wrapped like the app’s: event object, middleware, statusCode.',
    applies: ({ app, entry }) => app === 'bp_events' && entry === 'bp_ws',
    expected: (testCase) =>
      withOutcome(testCase, () => ({
        return: { statusCode: 200, event: 'WebsocketEvent' },
        trace: ['app_mw:WebsocketEvent', 'bp_mw:WebsocketEvent'],
      })),
  },
  {
    name: 'no-websocket-body',
    reason:
      'WebsocketEvent.body is undefined where there is none, as Chalice’s reference says; recorded is Python’s text “None”.',
    applies: ({ app, expected }) => app === 'websocket' && /"(no_)?body":"None"/.test(textOf(expected.trace)),
    expected: (testCase) => withExpected(testCase, (text) => text.replace(/"((?:no_)?body)":"None"/g, '"$1":null')),
  },
  {
    name: 'no-session-needed',
    reason: 'Without a session the AWS SDK’s own client is used where it can be loaded; an endpoint is still needed.',
    applies: ({ app, expected }) =>
      app === 'websocket_bare' && /session to a boto3/.test(expected.raises?.message ?? ''),
    expected: (testCase) =>
      withOutcome(testCase, (outcome) => {
        const isConfigured = testCase.entry === 'named-message';
        const message = 'WebsocketAPI.configure must be called before using the WebsocketAPI';
        const match = isConfigured ? ('any' as const) : ('message' as const);
        return { ...outcome, raises: { type: 'ChaliceError', message, match } };
      }),
  },
  {
    name: 'no-feature-flag',
    reason: 'WebSockets need no experimental flag.',
    applies: ({ kind, entry }) => kind === 'validate' && entry === 'websocket_no_flag',
    expected: (testCase) => withOutcome(testCase, () => ({ return: 'valid' })),
  },
];
