import type { Case } from '../case.js';
import type { Difference } from '../differences.js';
import {
  answering,
  internalServerError,
  restResultOf,
  textOf,
  unknownRequest,
  withExpected,
  withOutcome,
} from './change.js';

type RestEvent = { requestContext?: { resourcePath?: unknown; httpMethod?: unknown } | null } | null;

const pathOf = ({ event }: Case) => (event as RestEvent)?.requestContext?.resourcePath;

/** Whether Python failed before there was a request: an event without a key that it reads. */
function failedOnEvent({ kind, entry, expected }: Case): boolean {
  return kind === 'invoke' && entry === 'app' && expected.raises?.builtin === true && expected.raises.match === 'any';
}

function hasNoRoute(testCase: Case): boolean {
  const context = (testCase.event as RestEvent)?.requestContext;
  return typeof context?.resourcePath !== 'string' || typeof context.httpMethod !== 'string';
}

export const restDifferences: readonly Difference[] = [
  {
    name: 'json-is-strict',
    reason: 'A body with NaN or an infinity is no JSON; Python’s parser takes it.',
    applies: (testCase) => {
      const { body } = Object(testCase.event) as { body?: unknown };
      return isOurs(testCase) && restResultOf(testCase)?.statusCode === 200 && /\b(NaN|Infinity)\b/.test(String(body));
    },
    expected: (testCase) =>
      answering(testCase, { statusCode: 400, body: { Code: 'BadRequestError', Message: 'Error Parsing JSON' } }),
  },
  {
    name: 'json-has-no-nan',
    reason: 'JSON is written as JSON.stringify writes it: NaN and the infinities are null.',
    applies: (testCase) => /\b(NaN|Infinity)\b/.test(String(restResultOf(testCase)?.body)) && isOurs(testCase),
    expected: (testCase) => withExpected(testCase, (text) => text.replace(/-?\b(NaN|Infinity)\b/g, 'null')),
  },
  {
    name: 'bytes-as-text',
    reason:
      'Bytes without a binary Content-Type go out as text; Chalice hands Lambda bytes, which it cannot serialise.',
    applies: (testCase) => textOf(restResultOf(testCase)?.body).startsWith('{"$bytes"'),
    expected: (testCase) =>
      withOutcome(testCase, (outcome) => {
        const result = outcome.return as { body: { $bytes: string } };
        const body = Buffer.from(result.body.$bytes, 'base64').toString('utf8');
        return { ...outcome, return: { ...result, body } };
      }),
  },
  {
    name: 'line-breaks-in-headers',
    reason:
      'CR and LF are refused in every header value, or it could write headers of its own; Chalice looks for LF in text only.',
    applies: (testCase) => {
      const result = restResultOf(testCase);
      return result !== undefined && /\\[rn]/.test(textOf([result.headers, result.multiValueHeaders]));
    },
    expected: (testCase) => answering(testCase, internalServerError),
  },
  {
    name: 'to-dict-names',
    reason: 'Request.toDict() has the names of our attributes.',
    applies: ({ app, ...testCase }) => app === 'request' && /^\/todict/.test(String(pathOf(testCase as Case))),
    expected: (testCase) =>
      withExpected(testCase, (text) =>
        text
          .replace(/query_params/g, 'queryParams')
          .replace(/uri_params/g, 'uriParams')
          .replace(/stage_vars/g, 'stageVars'),
      ),
  },
  {
    name: 'event-of-nobody',
    reason:
      'An event that names no route and method is answered “Unknown request.”; in Python it makes the function fail.',
    applies: (testCase) => failedOnEvent(testCase) && hasNoRoute(testCase),
    expected: (testCase) => answering(testCase, unknownRequest),
  },
  {
    name: 'missing-keys-of-an-event',
    reason: 'A key that an event lacks is undefined here; Python fails on it before the app is asked.',
    applies: (testCase) => failedOnEvent(testCase) && testCase.app === 'routing' && pathOf(testCase) === '/',
    expected: (testCase) => answering(testCase, { statusCode: 200, body: { view: 'index' } }),
  },
];

function isOurs({ portability }: Case): boolean {
  return portability !== 'python_only';
}
