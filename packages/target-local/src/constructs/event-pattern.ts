/** EventBridge's pattern language, which Lambda's event filters share: every field of the pattern must match, a list is “one of”. */
export function matchesPattern(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((rule) => matchesAny(rule, value));
  if (!isObject(pattern)) return false;
  return Object.entries(pattern).every(([field, inner]) => {
    if (field === '$or') return Array.isArray(inner) && inner.some((each) => matchesPattern(each, value));
    return matchesPattern(inner, isObject(value) ? value[field] : undefined);
  });
}

function matchesAny(rule: unknown, value: unknown): boolean {
  return Array.isArray(value) ? value.some((each) => matchesRule(rule, each)) : matchesRule(rule, value);
}

function matchesRule(rule: unknown, value: unknown): boolean {
  if (!isObject(rule)) return rule === value;
  if ('exists' in rule) return rule.exists === (value !== undefined);
  if ('anything-but' in rule)
    return value !== undefined && !listed(rule['anything-but']).some((each) => matchesRule(each, value));
  if ('numeric' in rule)
    return typeof value === 'number' && Array.isArray(rule.numeric) && matchesNumeric(rule.numeric, value);
  if (typeof value !== 'string') return false;
  if ('prefix' in rule) return value.startsWith(String(rule.prefix));
  if ('suffix' in rule) return value.endsWith(String(rule.suffix));
  return 'equals-ignore-case' in rule && value.toLowerCase() === String(rule['equals-ignore-case']).toLowerCase();
}

const comparisons: Record<string, (a: number, b: number) => boolean> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** `[">", 0, "<=", 5]` */
function matchesNumeric(rule: readonly unknown[], value: number): boolean {
  for (let index = 0; index + 1 < rule.length; index += 2) {
    const compare = comparisons[String(rule[index])];
    if (compare === undefined || !compare(value, Number(rule[index + 1]))) return false;
  }
  return true;
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
