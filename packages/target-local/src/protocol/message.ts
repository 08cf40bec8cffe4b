/** A message as bytes: the length of its JSON, the JSON, and the byte arrays that the JSON refers to as `{ "$bytes": [offset, length] }`. */
export function encodeMessage(value: unknown): Buffer {
  const attachments: Uint8Array[] = [];
  let offset = 0;
  const json = Buffer.from(
    JSON.stringify(value, (_key, each: unknown) => {
      const bytes = bytesOf(each);
      if (bytes === undefined) return each;
      attachments.push(bytes);
      offset += bytes.byteLength;
      return { $bytes: [offset - bytes.byteLength, bytes.byteLength] };
    }),
  );
  const head = Buffer.alloc(8);
  head.writeUInt32LE(4 + json.length + offset, 0);
  head.writeUInt32LE(json.length, 4);
  return Buffer.concat([head, json, ...attachments]);
}

/** `body` is a message without its first length. Byte arrays are views of it, not copies. */
export function decodeMessage(body: Buffer): unknown {
  const length = body.readUInt32LE(0);
  const attachments = body.subarray(4 + length);
  return JSON.parse(body.toString('utf8', 4, 4 + length), (_key, value: unknown) => {
    if (!isReference(value)) return value;
    const [offset, size] = value.$bytes;
    return attachments.subarray(offset, offset + size);
  });
}

/** A Buffer writes itself as `{ type: "Buffer", data }` before a replacer sees it. */
function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'Buffer') return undefined;
  return 'data' in value && Array.isArray(value.data) ? Uint8Array.from(value.data) : undefined;
}

function isReference(value: unknown): value is { $bytes: [number, number] } {
  return typeof value === 'object' && value !== null && '$bytes' in value && Array.isArray(value.$bytes);
}
