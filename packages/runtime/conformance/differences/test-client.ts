import type { Case } from '../case.js';
import type { Difference } from '../differences.js';
import { withOutcome } from './change.js';

type Answer = { status_code: number; headers: Record<string, unknown>; body: unknown; json_body: unknown };

/** A case of the local gateway on its own app, whose path begins so. */
function isLocal({ kind, app, path }: Case, start: string): boolean {
  return kind === 'testclient_http' && app === 'tc_local' && path?.startsWith(start) === true;
}

function answering(
  testCase: Case,
  answer: { statusCode: number; headers: Record<string, unknown>; body: unknown },
): Case {
  const response: Answer = {
    status_code: answer.statusCode,
    headers: answer.headers,
    body: JSON.stringify(answer.body),
    json_body: answer.body,
  };
  return { ...withOutcome(testCase, () => ({ response })), compare: { '/response/body': 'json' } };
}

const stamped = { 'X-Stamp': '1' };
const statusOf = ({ expected }: Case) => (expected.response as Answer | undefined)?.status_code ?? 0;
const bodyOf = ({ expected }: Case) => (expected.response as Answer | undefined)?.json_body;

export const testClientDifferences: readonly Difference[] = [
  {
    name: 'client-run-variables',
    reason:
      'Inside `client.run` the stage’s variables are set, as Chalice’s reference promises; recorded, they are not.',
    applies: ({ kind }) => kind === 'testclient_env',
    expected: (testCase) =>
      withOutcome(testCase, (outcome) => {
        const seen = outcome.return as { during_request: Record<string, unknown> };
        const inside = Object.fromEntries((testCase.names ?? []).map((name) => [name, seen.during_request[name]]));
        return { ...outcome, return: { ...seen, inside, inside_after_request: inside } };
      }),
  },
  {
    name: 'authorizer-own-header',
    reason:
      'The local gateway reads the header that the authorizer names, as API Gateway does; Chalice’s always Authorization.',
    applies: (testCase) => isLocal(testCase, '/auth/header') && [200, 401].includes(statusOf(testCase)),
    expected: (testCase) => {
      const token = Object.entries(testCase.headers ?? {}).find(([name]) => name.toLowerCase() === 'x-token')?.[1];
      if (token !== undefined) {
        return answering(testCase, { statusCode: 200, headers: stamped, body: { authorizer: { principalId: token } } });
      }
      const headers = { 'x-amzn-RequestId': { $uuid: true }, 'x-amzn-ErrorType': 'UnauthorizedException' };
      return answering(testCase, { statusCode: 401, headers, body: { message: 'Unauthorized' } });
    },
  },
  {
    name: 'decoded-path-parameters',
    reason: 'The local gateway decodes path parameters, as API Gateway does.',
    applies: (testCase) =>
      isLocal(testCase, '/names/') && String((bodyOf(testCase) as { name?: unknown } | null)?.name).includes('%'),
    expected: (testCase) => {
      const { name } = bodyOf(testCase) as { name: string };
      const decoded = decodedOrSame(name);
      return answering(testCase, {
        statusCode: 200,
        headers: stamped,
        body: { name: decoded, uri_params: { name: decoded } },
      });
    },
  },
  {
    name: 'no-leaked-parameters',
    reason:
      'Only the parameters of the pattern that matched are handed on; Chalice’s matcher leaks those it tried before.',
    applies: (testCase) =>
      isLocal(testCase, '/') && statusOf(testCase) === 200 && /^\/[^/]+\/right\/?$/.test(testCase.path ?? ''),
    expected: (testCase) => {
      const { b } = bodyOf(testCase) as { b: string };
      return answering(testCase, { statusCode: 200, headers: stamped, body: { b, uri_params: { b } } });
    },
  },
  {
    name: 'greedy-parameters',
    reason: 'A greedy parameter takes all the rest of the path and loses its plus, as in API Gateway.',
    applies: (testCase) =>
      isLocal(testCase, '/greedy/') && testCase.method === 'GET' && [200, 403].includes(statusOf(testCase)),
    expected: (testCase) => {
      const rest =
        testCase.path
          ?.replace(/[?#].*$/, '')
          .replace(/\/$/, '')
          .slice('/greedy/'.length) ?? '';
      if (rest === '') return testCase;
      const body = { uri_params: { proxy: decodedOrSame(rest) } };
      return answering(testCase, { statusCode: 200, headers: stamped, body });
    },
  },
];

function decodedOrSame(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
