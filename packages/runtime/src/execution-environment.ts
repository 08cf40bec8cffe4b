/** Written by the release; a test holds it equal to package.json. */
export const VERSION = '0.1.0';

/** AWS counts frameworks by this variable, in which each names itself behind the runtime. */
export function executionEnvironment(before = 'AWS_Lambda'): string {
  const name = `aws-chalice/${VERSION}`;
  return before.endsWith(` ${name}`) ? before : `${before} ${name}`;
}
