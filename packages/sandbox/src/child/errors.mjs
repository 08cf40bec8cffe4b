/** Lambda's error payload. @param {unknown} error */
export function describeError(error) {
  if (error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error)) {
    const { name, message, stack } = /** @type {Error} */ (error);
    return {
      errorType: String(name ?? 'Error'),
      errorMessage: String(message),
      trace: String(stack ?? '').split('\n'),
    };
  }
  return { errorType: typeof error, errorMessage: textOf(error), trace: [] };
}

/** @param {unknown} value */
function textOf(value) {
  try {
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  } catch {
    return String(value);
  }
}
