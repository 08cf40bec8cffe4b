import { VERSION } from '../src/execution-environment.js';
import type { Call, Case, Outcome } from './case.js';
import { textOf, withExpected, withOutcome } from './differences/change.js';
import { restDifferences } from './differences/rest.js';
import { testClientDifferences } from './differences/test-client.js';
import { websocketDifferences } from './differences/websocket.js';

/**
 * A place where we mean to differ from what was recorded. `expected` gives the case with what we answer instead, which
 * is compared as strictly as the recorded answer.
 */
export type Difference = {
  name: string;
  reason: string;
  applies: (testCase: Case) => boolean;
  expected: (testCase: Case) => Case;
};

export const deliberateDifferences: readonly Difference[] = [
  ...restDifferences,
  ...websocketDifferences,
  ...testClientDifferences,
  {
    name: 'auth-route-without-slash',
    reason:
      'A path of an AuthResponse that has no leading slash keeps its first letter, which Chalice cuts off unseen.',
    applies: (testCase) => textOf(testCase.expected).includes('/oo/bar"'),
    expected: (testCase) => withExpected(testCase, (text) => text.replaceAll('/oo/bar"', '/foo/bar"')),
  },
  {
    name: 'framework-version',
    reason: 'AWS_EXECUTION_ENV names our version.',
    applies: (testCase) => textOf(testCase.expected).includes('aws-chalice/'),
    expected: (testCase) =>
      withExpected(testCase, (text) => text.replace(/aws-chalice\/[\d.]+/g, `aws-chalice/${VERSION}`)),
  },
  {
    name: 'current-request-is-cleared',
    reason: 'currentRequest is undefined outside of a request, so that nothing of one request reaches the next.',
    applies: ({ app, steps }) => app === 'state' && (steps as Call[] | undefined)?.some(isLastRequest) === true,
    expected: (testCase) =>
      withSteps(testCase, (outcome, step) =>
        isLastRequest(step) && 'return' in outcome ? { ...outcome, return: { path: 'unset' } } : outcome,
      ),
  },
  {
    name: 'unknown-paths-are-not-kept',
    reason: 'Chalice adds a path that was asked for in vain to its table of routes.',
    applies: ({ app, steps }) =>
      app === 'state' && (steps as Call[] | undefined)?.some(({ entry }) => entry === 'known_paths') === true,
    expected: (testCase) => {
      const added = (testCase.steps as Call[]).flatMap(({ entry, event }) =>
        entry === 'add_route' ? [(event as { path: string }).path] : [],
      );
      const known = new Set(['/count', '/path/{x}', '/crash', '/bytes', ...added]);
      return withSteps(testCase, (outcome, { entry }) =>
        entry === 'known_paths' && Array.isArray(outcome.return)
          ? { ...outcome, return: outcome.return.filter((path) => known.has(path)) }
          : outcome,
      );
    },
  },
  {
    name: 'blueprint-keeps-its-options',
    reason: 'A blueprint that is registered twice keeps its route options, which Chalice uses up at the first mount.',
    applies: ({ entry, kind }) => entry === 'blueprint_twice_two_prefixes' && kind === 'register',
    expected: (testCase) => {
      const registry = testCase.expected.return as { routes: { path: string }[] };
      const routes = registry.routes.map(({ path }) => ({ ...registry.routes[0], path }));
      return withOutcome(testCase, (outcome) => ({ ...outcome, return: { ...registry, routes } }));
    },
  },
  {
    name: 'queue-arn-message',
    reason: 'A queue ARN that is none is named in the message; Chalice names the queue, which is not given there.',
    applies: ({ expected }) => /^The 'queue' parameter .* None$/s.test(expected.raises?.message ?? ''),
    expected: (testCase) =>
      withOutcome(testCase, (outcome) => ({
        ...outcome,
        raises: {
          type: 'ChaliceError',
          match: 'message',
          message:
            "The 'queueArn' parameter for the 'app.onSqsMessage()' handler must be the ARN of the queue.  Invalid value: just-a-name",
        },
      })),
  },
];

/** Python has things that TypeScript has not; such a case that does not come out the same anyway is left out by name. */
export const pythonOnly = {
  name: 'python-only',
  reason: 'The corpus marks these as having no counterpart outside of Python.',
} as const;

export function differenceOf(testCase: Case): Difference | undefined {
  return deliberateDifferences.find((each) => each.applies(testCase));
}

const isLastRequest = ({ entry }: Call) => entry === 'last_request';

function withSteps(testCase: Case, change: (outcome: Outcome, step: Call) => Outcome): Case {
  const calls = testCase.steps as Call[];
  const steps = testCase.expected.steps?.map((outcome, index) => {
    const call = calls[index];
    return call === undefined ? outcome : change(outcome, call);
  });
  return { ...testCase, expected: steps === undefined ? testCase.expected : { ...testCase.expected, steps } };
}
