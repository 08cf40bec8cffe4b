import type { Finding } from '../finding';
import { isObject, type JsonObject, type ReadDocument, unescapePointer } from './document';

/** An object of the document, and where it stands. */
export type Located = { value: JsonObject; pointer: string };

/** A document with what is said of it; follows references within it, and never any out of it. */
export class OpenApiReader {
  readonly findings: Finding[] = [];
  readonly root: JsonObject;

  constructor(
    private readonly document: ReadDocument,
    private readonly file: string,
  ) {
    this.root = document.value;
  }

  say(severity: Finding['severity'], code: string, pointer: string, message: string): void {
    const known = this.findings.some(
      (each) => each.code === code && each.pointer === pointer && each.message === message,
    );
    if (known) return;
    const line = this.document.lineOf(pointer);
    this.findings.push({ severity, code, message, file: this.file, pointer, ...(line === undefined ? {} : { line }) });
  }

  /** What a value stands for: itself, or what its `$ref` leads to. Undefined, with a finding, where it leads nowhere. */
  resolve(value: unknown, pointer: string): Located | undefined {
    const seen = new Set<string>();
    let found: unknown = value;
    let place = pointer;
    while (isObject(found) && typeof found.$ref === 'string') {
      const target = this.target(found.$ref, pointer);
      if (target === undefined) return undefined;
      if (seen.has(target)) {
        this.say('error', 'circular-reference', pointer, `${found.$ref} leads back to itself.`);
        return undefined;
      }
      seen.add(target);
      place = target;
      found = this.find(target);
    }
    if (isObject(found)) return { value: found, pointer: place };
    this.say('error', 'unresolved-reference', pointer, 'There is nothing to be found here.');
    return undefined;
  }

  /** The pointer of a reference; one out of this document is never followed: nobody fetches what an upload names. */
  target(reference: string, pointer: string): string | undefined {
    if (!reference.startsWith('#')) {
      const message = `${reference} lies outside of this document and is not fetched. Put what it holds into the document.`;
      this.say('error', 'remote-reference', pointer, message);
      return undefined;
    }
    const target = decode(reference.slice(1));
    if (this.find(target) !== undefined) return target;
    this.say('error', 'unresolved-reference', pointer, `${reference} leads nowhere.`);
    return undefined;
  }

  find(pointer: string): unknown {
    if (pointer === '') return this.root;
    return pointer
      .split('/')
      .slice(1)
      .map(unescapePointer)
      .reduce<unknown>(
        (value, part) => (Array.isArray(value) || isObject(value) ? own(value, part) : undefined),
        this.root,
      );
  }
}

function own(value: JsonObject | unknown[], part: string): unknown {
  return Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
