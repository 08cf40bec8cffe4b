import { createHmac } from 'node:crypto';

/** An authenticator app by RFC 6238, set up with what the QR code says. */
export class AuthenticatorApp {
  readonly #key: Buffer;
  readonly issuer: string;
  /** As it was handed over, before base32. */
  readonly secret: string;

  constructor(uri: string) {
    const { searchParams } = new URL(uri);
    this.issuer = searchParams.get('issuer') ?? '';
    this.#key = fromBase32(searchParams.get('secret') ?? '');
    this.secret = this.#key.toString();
  }

  /** The code of this moment, or of as many steps of 30 s later. */
  code(step = 0): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
    const digest = createHmac('sha1', this.#key).update(counter).digest();
    const at = (digest.at(-1) ?? 0) & 15;
    return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }

  wrongCode(): string {
    const right = new Set([-1, 0, 1, 2].map((step) => this.code(step)));
    return ['000000', '111111', '222222', '333333', '444444'].find((code) => !right.has(code)) ?? '';
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
