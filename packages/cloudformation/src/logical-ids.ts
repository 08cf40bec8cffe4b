import { REST_FUNCTION } from '@chalice-studio/appspec';

/** Chalice's logical id of a name: words joined in CamelCase, everything but letters and digits dropped. */
export function logicalId(name: string): string {
  const words = name.split(/[-_]/).filter((word) => word !== '');
  return words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .replace(/[^A-Za-z0-9]+/g, '');
}

/** The REST function is `APIHandler`, all others are named by their words. */
export function functionLogicalId(functionName: string): string {
  return functionName === REST_FUNCTION ? 'APIHandler' : logicalId(functionName);
}

/** Chalice names what binds a source to a function by the function's name twice and the source: `WorkWorkSqsEventSource`. */
export function sourceLogicalId(functionName: string, suffix: string): string {
  const id = logicalId(functionName);
  return `${id}${id}${suffix}`;
}
