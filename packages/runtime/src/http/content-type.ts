/**
 * Whether a header names one of these types, or either side is `*` + `/*`. The header is split at commas and
 * semicolons and compared without regard to case; a pattern like `image/*` is a name like any other.
 */
export function matchesContentType(header: string, types: readonly string[]): boolean {
  if (types.includes('*/*') || (header !== '' && types.includes(header))) return true;
  const given = header.toLowerCase();
  if (given.includes('*/*')) return true;
  const parts = given.split(/[,;]/).map((part) => part.trim());
  return types.some((type) => parts.includes(type.toLowerCase()));
}
