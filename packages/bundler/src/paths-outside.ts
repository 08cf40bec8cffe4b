/**
 * A regular expression, in the words of Go's RE2 (it has no lookahead), for absolute paths that lie in none of these
 * folders. esbuild asks a plugin only about files that a filter matches: a folder's own files cost nothing.
 */
export function pathsOutside(folders: readonly string[]): RegExp {
  if (folders.length === 0) return /^/;
  return new RegExp(`^${others(folders.map((folder) => `${folder}/`))}`);
}

/** What begins with none of these texts: ends before one of them does, or goes on with another character. */
function others(prefixes: readonly string[]): string {
  const first = [...new Set(prefixes.map((prefix) => prefix.charAt(0)))];
  const next = first.map((letter) => {
    const rest = prefixes.filter((prefix) => prefix.startsWith(letter)).map((prefix) => prefix.slice(1));
    return rest.includes('') ? undefined : `${escaped(letter)}${others(rest)}`;
  });
  const alternatives = ['$', `[^${first.map(escaped).join('')}]`, ...next.filter((each) => each !== undefined)];
  return `(?:${alternatives.join('|')})`;
}

function escaped(letter: string): string {
  return /[A-Za-z0-9/_]/.test(letter) ? letter : `\\${letter}`;
}
