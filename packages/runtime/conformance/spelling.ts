import type { Case, Outcome } from './case.js';

/** Python's names that occur in messages, and ours. */
const names: readonly (readonly [RegExp, string])[] = [
  [/Blueprint\.current_request\b/g, 'Blueprint.currentRequest'],
  [/Blueprint\.current_app\b/g, 'Blueprint.currentApp'],
  [/Blueprint\.lambda_context\b/g, 'Blueprint.lambdaContext'],
  [/@?app\.on_sqs_message\(\)/g, 'app.onSqsMessage()'],
  [/`on_sqs_message` decorator/g, '`onSqsMessage`'],
  [/\bqueue_arn\b/g, 'queueArn'],
  [/\bcontent_types\b/g, 'contentTypes'],
  [/\bprovider_arns\b/g, 'providerArns'],
  [/websocket_api\b/g, 'websocketApi'],
  [/\bon_ws_(connect|message|disconnect)\b/g, 'onWs_$1'],
];

/** A case with the API's names in its expected messages spelled as ours; data is left alone. */
export function withOurSpelling(testCase: Case): Case {
  return { ...testCase, expected: spelled(testCase.expected) };
}

function spelled(expected: Case['expected']): Case['expected'] {
  const { raises, steps, results } = expected;
  return {
    ...expected,
    ...(steps === undefined ? {} : { steps: steps.map((step) => spelled(step) as Outcome) }),
    ...(results === undefined ? {} : { results: results.map((step) => spelled(step) as Outcome) }),
    ...(raises === undefined
      ? {}
      : {
          raises: {
            ...raises,
            message: inOurs(raises.message),
            ...(raises.message_contains === undefined ? {} : { message_contains: raises.message_contains.map(inOurs) }),
          },
        }),
  };
}

function inOurs(message: string): string {
  return names
    .reduce((text, [pattern, name]) => text.replace(pattern, name), message)
    .replace(/onWs_(\w)/g, (_, letter: string) => `onWs${letter.toUpperCase()}`);
}

/** `getAccessControlHeaders` of `get_access_control_headers`; constants and single words stay. */
export function camelCase(name: string): string {
  if (name === name.toUpperCase() || !name.includes('_')) return name;
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
