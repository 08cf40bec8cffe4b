import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

type Place = { origin: string; host: string };
type Ceremony = Place & { challenge: string };
type Options = { asksWhoItIs?: boolean };

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

/** A device that keeps one passkey, as WebAuthn describes it: what it answers is what a browser hands to the page. */
export class PasskeyDevice {
  readonly #key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #id = randomBytes(32);
  readonly #asksWhoItIs: boolean;
  #counter = 0;

  constructor({ asksWhoItIs = true }: Options = {}) {
    this.#asksWhoItIs = asksWhoItIs;
  }

  create(ceremony: Ceremony) {
    const credential = Buffer.concat([Buffer.alloc(16), lengthOf(this.#id), this.#id, this.#publicKey()]);
    const authData = Buffer.concat([this.#authenticatorData(ceremony.host, HAS_CREDENTIAL), credential]);
    const attestationObject = cborMap([
      [cborText('fmt'), cborText('none')],
      [cborText('attStmt'), cborMap([])],
      [cborText('authData'), cborBytes(authData)],
    ]);
    return this.#answer({
      clientDataJSON: clientData('webauthn.create', ceremony).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    });
  }

  use(ceremony: Ceremony) {
    this.#counter += 1;
    const authenticatorData = this.#authenticatorData(ceremony.host);
    const clientDataJSON = clientData('webauthn.get', ceremony);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()]);
    return this.#answer({
      clientDataJSON: clientDataJSON.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: createSign('sha256').update(signed).sign(this.#key.privateKey).toString('base64url'),
    });
  }

  #answer(response: object) {
    const id = this.#id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #authenticatorData(host: string, flags = 0): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const all = flags | PRESENT | (this.#asksWhoItIs ? VERIFIED : 0);
    return Buffer.concat([createHash('sha256').update(host).digest(), Buffer.from([all]), counter]);
  }

  /** As COSE has it: a key on P-256, for ES256. */
  #publicKey(): Buffer {
    const { x = '', y = '' } = this.#key.publicKey.export({ format: 'jwk' });
    return cborMap([
      [Buffer.from([0x01]), Buffer.from([0x02])],
      [Buffer.from([0x03]), Buffer.from([0x26])],
      [Buffer.from([0x20]), Buffer.from([0x01])],
      [Buffer.from([0x21]), cborBytes(Buffer.from(x, 'base64url'))],
      [Buffer.from([0x22]), cborBytes(Buffer.from(y, 'base64url'))],
    ]);
  }
}

function clientData(type: string, { challenge, origin }: Ceremony): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function lengthOf(bytes: Buffer): Buffer {
  return Buffer.from([bytes.length >> 8, bytes.length & 0xff]);
}

function cborMap(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([Buffer.from([0xa0 | entries.length]), ...entries.flat()]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 | text.length]), Buffer.from(text)]);
}

function cborBytes(bytes: Buffer): Buffer {
  const length = bytes.length < 256 ? Buffer.from([0x58, bytes.length]) : Buffer.from([0x59, ...lengthOf(bytes)]);
  return Buffer.concat([length, bytes]);
}
