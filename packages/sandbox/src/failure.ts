/** Lambda's payload of an error. `isFatal`: the process ended with it. */
export type FunctionFailure = { errorType: string; errorMessage: string; trace: string[]; isFatal?: boolean };

/** The value of JSON text; undefined where it is none. */
export function readValue(text: string): { of: unknown } | undefined {
  try {
    return { of: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Undefined where it is no failure as the child describes one. */
export function readFailure(value: unknown): FunctionFailure | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { errorType, errorMessage, trace, isFatal } = value as Record<string, unknown>;
  if (typeof errorType !== 'string' || typeof errorMessage !== 'string' || !isTexts(trace)) return undefined;
  return { errorType, errorMessage, trace, ...(isFatal === true ? { isFatal } : {}) };
}

/** What a function did that wrote to the channel of its runtime by itself. */
export function foreignWords(): FunctionFailure {
  const errorMessage =
    'The function wrote to a file that it did not open (descriptor 3), by which its runtime answers. Use only descriptors that your code opened.';
  return { errorType: 'Runtime.InvalidChannel', errorMessage, trace: [] };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
