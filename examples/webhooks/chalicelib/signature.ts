import { createHmac, timingSafeEqual } from 'node:crypto';
import { UnauthorizedError } from '@chalice-studio/runtime';

/** What the senders sign with. Set WEBHOOK_SECRET among the stage's secrets: everybody knows this one. */
const secret = process.env.WEBHOOK_SECRET ?? 'change-me';

/** Over the bytes as they came: the same JSON written otherwise has another signature. */
export function checkSignature(bytes: Uint8Array, given: string | undefined): void {
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`);
  const actual = Buffer.from(given ?? '');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected))
    throw new UnauthorizedError('The header X-Signature-256 does not fit the body.');
}
