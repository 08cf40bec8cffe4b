const REDACTED = '[redacted]';
/** Anything shorter is in every other line by chance. */
const SHORTEST = 6;

/**
 * Takes the values of secrets out of a text, in the forms in which they come to be printed: as they are, within JSON or an
 * address, as base64, and each line of one that has several.
 */
export function secretMask(secrets: Readonly<Record<string, string>>): (text: string) => string {
  const forms = new Set(Object.values(secrets).flatMap(formsOf));
  if (forms.size === 0) return (text) => text;
  // The longest first: one secret may begin with another.
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((masked, form) => masked.replaceAll(form, REDACTED), text);
}

function formsOf(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8');
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const base64 = bytes.toString('base64');
  return [
    ...[value, JSON.stringify(value).slice(1, -1), encodeURIComponent(bytes.toString('utf8'))],
    ...[base64, base64.replace(/=+$/, ''), bytes.toString('base64url'), ...lines],
  ].filter((form) => form.length >= SHORTEST);
}
