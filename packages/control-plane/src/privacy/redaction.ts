/** What stands in the place of a value that is not kept. */
export const REDACTED = '[redacted]';

/** Headers that carry who somebody is, whatever they are called in other places. */
const secretHeaders = new Set([
  'authorization',
  'cookie',
  'proxy-authorization',
  'set-cookie',
  'x-api-key',
  'x-amz-security-token',
  'x-auth-token',
  'x-csrf-token',
]);

const secretWords =
  /passw|pwd|passphrase|passcode|secret|token|apikey|accesskey|privatekey|secretkey|credential|authorization|cookie|sessionid|jwt|otp|signature|cvv|cvc|cardnumber|bearer/;
/** Words for a thing that has to do with a secret and gives none away: `tokenId`, `secretVersion`. */
const aboutSecrets = /(?<!session)id|(name|names|hint|version|versions|count|at|arn|days|expiry)$/;

/** Whether a field or header by this name is likely to hold a secret. Forms of writing make no difference. */
export function isSecretName(name: string): boolean {
  if (secretHeaders.has(name.toLowerCase())) return true;
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const words = secretWords.exec(plain);
  if (words === null) return false;
  return !aboutSecrets.test(plain.slice(words.index + words[0].length));
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Secrets that a text gives away by its form: the password in an address, what follows `Bearer`, keys of AWS. */
export function redactText(text: string): string {
  return text
    .replace(/(:\/\/[^\s/:@]*:)[^\s/@]+@/g, `$1${REDACTED}@`)
    .replace(/\b(Bearer|Basic) +[\w.~+/-]{8,}=*/gi, `$1 ${REDACTED}`)
    .replace(/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, REDACTED);
}

/** The same value with every field replaced whose name is secret; `also` are names of whoever keeps it. */
export function redact(value: Json, also: (name: string) => boolean = () => false): Json {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map((each) => redact(each, also));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      each !== null && each !== '' && (isSecretName(name) || also(name)) ? REDACTED : redact(each, also),
    ]),
  );
}
