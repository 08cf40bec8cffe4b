/** One `{name}` or `{name+}` of a route's path. */
export type PathParameter = { name: string; isGreedy: boolean };

export function parametersOf(pattern: string): PathParameter[] {
  return [...pattern.matchAll(/\{([^{}+]+)(\+?)\}/g)].map(([, name = '', plus]) => ({ name, isGreedy: plus === '+' }));
}

/** The pattern with its parameters filled in as one would write them in an address; an empty one stays as it is named. */
export function fillPattern(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{([^{}+]+)(\+?)\}/g, (whole, name: string, plus: string) => {
    const value = values[name] ?? '';
    if (value === '') return whole;
    // A greedy parameter takes the rest of the path, its slashes included.
    return plus === '+' ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value);
  });
}

export function missingParameters(pattern: string, values: Readonly<Record<string, string>>): string[] {
  return parametersOf(pattern)
    .map((parameter) => parameter.name)
    .filter((name) => (values[name] ?? '') === '');
}
