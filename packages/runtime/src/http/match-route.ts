/** A path that matched: the pattern, and the values of its parameters, decoded. */
export type RouteMatch = { resourcePath: string; pathParameters: Record<string, string> | null };

/** API Gateway's choice among patterns: literal segments win over parameters, parameters over `{proxy+}`, from left to right. */
export function matchRoute(patterns: Iterable<string>, path: string): RouteMatch | undefined {
  const segments = segmentsOf(path);
  let best: { match: RouteMatch; rank: string } | undefined;
  for (const pattern of patterns) {
    const found = matchPattern(pattern, segments);
    if (found !== undefined && (best === undefined || found.rank < best.rank)) best = found;
  }
  return best?.match;
}

/** A rank compares as text: 0 for a literal segment, 1 for a parameter, 2 for a greedy one. */
function matchPattern(pattern: string, segments: readonly string[]): { match: RouteMatch; rank: string } | undefined {
  const parts = segmentsOf(pattern);
  const parameters: Record<string, string> = {};
  let rank = '';
  for (const [index, part] of parts.entries()) {
    const segment = segments[index];
    if (segment === undefined || segment === '') return undefined;
    const name = /^\{([^/]+?)(\+?)\}$/.exec(part);
    if (name === null && part !== segment) return undefined;
    rank += name === null ? '0' : name[2] === '+' ? '2' : '1';
    if (name?.[2] === '+') {
      parameters[name[1] ?? ''] = decode(segments.slice(index).join('/'));
      return { match: { resourcePath: pattern, pathParameters: parameters }, rank };
    }
    if (name !== null) parameters[name[1] ?? ''] = decode(segment);
  }
  if (parts.length !== segments.length) return undefined;
  const pathParameters = Object.keys(parameters).length > 0 ? parameters : null;
  return { match: { resourcePath: pattern, pathParameters }, rank };
}

/** One slash at either end means nothing; an empty segment in between is one that no pattern has. */
function segmentsOf(path: string): string[] {
  const trimmed = path.replace(/^\//, '').replace(/(?<=.)\/$/, '');
  return trimmed === '' ? [] : trimmed.split('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // an escape that is none stays as the client wrote it
  }
}
