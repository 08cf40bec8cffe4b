/** Whether a header names one of these types, or either side is `*` + `/*`. */
export function matchesContentType(header: string, types: readonly string[]): boolean {
  const given = header.toLowerCase();
  if (given.includes('*/*')) return true;
  const parts = given.split(/[,;]/).map((part) => part.trim());
  return types.some((type) => type === '*/*' || parts.includes(type.toLowerCase()));
}
