/**
 * Whether a header names one of these types, or either side is `*` + `/*`. The header is split at commas and
 * semicolons and compared without regard to case; a pattern like `image/*` is a name like any other.
 */
export function matchesContentType(header: string, types: readonly string[]): boolean {
  const given = header.toLowerCase();
  if (given.includes('*/*')) return true;
  const isOne = !given.includes(';') && !given.includes(',');
  const parts = isOne ? undefined : given.split(/[,;]/).map((part) => part.trim());
  const only = given.trim();
  for (const type of types) {
    if (type === '*/*') return true;
    if (parts === undefined) {
      if (type.length === only.length && type.toLowerCase() === only) return true;
    } else if (parts.includes(type.toLowerCase())) return true;
  }
  return false;
}
