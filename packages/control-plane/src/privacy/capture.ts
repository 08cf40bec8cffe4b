import { isSecretName, type Json, REDACTED, redact, redactText } from './redaction';

export { REDACTED } from './redaction';

/** Whether what somebody sends while they try an app is kept to be sent again, and which fields never are. */
export type CapturePolicy = { isOn: boolean; redactedFields: readonly string[] };

/** Until a project says otherwise, nothing is. */
export const NO_CAPTURE: CapturePolicy = { isOn: false, redactedFields: [] };

/** A header's, a parameter's or a field's value as it may be kept. */
export function keptValue(name: string, value: string, policy: CapturePolicy): string {
  if (value === '') return value;
  return isSecretName(name) || isListed(name, policy) ? REDACTED : redactText(value);
}

/** A body or a message as it may be kept: JSON and forms field by field, other text by what secrets look like. */
export function keptText(text: string, policy: CapturePolicy): string {
  const value = jsonOf(text);
  if (value !== undefined)
    return JSON.stringify(
      redact(value, (name) => isListed(name, policy)),
      null,
      2,
    );
  if (!/^[\w.~%+-]+=[^\s]*$/.test(text)) return redactText(text);
  const form = new URLSearchParams(text);
  return new URLSearchParams(
    [...form].map(([name, each]): [string, string] => [name, keptValue(name, each, policy)]),
  ).toString();
}

function isListed(name: string, { redactedFields }: CapturePolicy): boolean {
  const plain = name.toLowerCase();
  return redactedFields.some((field) => field.toLowerCase() === plain);
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // Not everything that is sent is JSON.
    return undefined;
  }
}
