/** The event of a TOKEN authorizer. */
export type AuthorizerEvent = { type: 'TOKEN'; authorizationToken: string; methodArn: string };

export type AuthorizerDecision =
  | { allowed: true; context: Record<string, unknown> }
  | { allowed: false; reason: 'unauthorized' | 'denied' | 'failed' };

export function methodArn(call: { apiId: string; stage: string; method: string; path: string }): string {
  return `arn:aws:execute-api:us-east-1:123456789012:${call.apiId}/${call.stage}/${call.method}/${call.path.replace(/^\//, '')}`;
}

type Policy = {
  principalId?: unknown;
  context?: Record<string, unknown> | null;
  policyDocument?: { Statement?: unknown };
};
type Statement = { Effect?: unknown; Action?: unknown; Resource?: unknown };

/** Reads an authorizer's policy as API Gateway does: an explicit deny wins, nothing allowed is a deny. */
export function decide(answer: unknown, arn: string): AuthorizerDecision {
  if (typeof answer !== 'object' || answer === null) return { allowed: false, reason: 'failed' };
  const policy = answer as Policy;
  const statements = policy.policyDocument?.Statement;
  if (!Array.isArray(statements)) return { allowed: false, reason: 'failed' };
  const matching = (statements as Statement[]).filter(
    (each) =>
      listed(each.Action).some((action) => matchesWildcard(action, 'execute-api:Invoke')) &&
      listed(each.Resource).some((resource) => matchesWildcard(resource, arn)),
  );
  const isAllowed =
    matching.some((each) => each.Effect === 'Allow') && !matching.some((each) => each.Effect === 'Deny');
  if (!isAllowed) return { allowed: false, reason: 'denied' };
  return { allowed: true, context: { ...textValues(policy.context ?? {}), principalId: policy.principalId } };
}

function listed(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string');
}

/** IAM's `*` and `?`, without a regular expression whose cost a pattern could choose. */
function matchesWildcard(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p;
      mark = t;
      p += 1;
    } else if (pattern[p] === text[t] || pattern[p] === '?') {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      p = star + 1;
      mark += 1;
      t = mark;
    } else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}

/** API Gateway hands an authorizer's context on as text. */
function textValues(context: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(context).map(([key, value]) => [key, String(value)]));
}
