import type { Case, Outcome } from '../case.js';

export function textOf(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

/** The case with its expectation changed as JSON text. */
export function withExpected(testCase: Case, change: (text: string) => string): Case {
  return { ...testCase, expected: JSON.parse(change(textOf(testCase.expected))) };
}

/** The case with its one outcome changed. */
export function withOutcome(testCase: Case, change: (outcome: Outcome) => Outcome): Case {
  return { ...testCase, expected: change(testCase.expected) };
}

type RestResult = {
  headers: Record<string, string>;
  multiValueHeaders: Record<string, string[]>;
  statusCode: number;
  body: unknown;
};

/** What a REST case expects of the handler, where it expects an answer. */
export function restResultOf({ kind, entry, expected }: Case): RestResult | undefined {
  if (kind !== 'invoke' || entry !== 'app' || typeof expected.return !== 'object') return undefined;
  return (expected.return ?? undefined) as RestResult | undefined;
}

/** The case with another answer of the REST handler, whose body is JSON. */
export function answering(testCase: Case, result: { statusCode: number; body: unknown }): Case {
  const answer = {
    headers: {},
    multiValueHeaders: {},
    statusCode: result.statusCode,
    body: JSON.stringify(result.body),
  };
  const { raises: _, ...expected } = testCase.expected;
  return { ...testCase, compare: { '/return/body': 'json' }, expected: { ...expected, return: answer } };
}

export const internalServerError = {
  statusCode: 500,
  body: { Code: 'InternalServerError', Message: 'An internal server error occurred.' },
};

export const unknownRequest = {
  statusCode: 500,
  body: { Code: 'InternalServerError', Message: 'Unknown request.' },
};
