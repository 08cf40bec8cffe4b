/** 32 hex digits. `crypto.randomUUID` is missing where the studio is opened by plain HTTP under a name of the network. */
export function createRandomId(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
