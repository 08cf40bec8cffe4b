import type { Publication } from './publication';

/** `MessageAttributes.entry.1.Name`, `.Value.DataType`, `.Value.StringValue` … as an object by name. */
export function attributesIn(input: URLSearchParams): Publication['attributes'] {
  const attributes: Publication['attributes'] = Object.create(null);
  for (let index = 1; ; index += 1) {
    const field = `MessageAttributes.entry.${index}`;
    const name = input.get(`${field}.Name`);
    if (name === null) return { ...attributes };
    attributes[name] = {
      Type: input.get(`${field}.Value.DataType`) ?? 'String',
      Value: input.get(`${field}.Value.StringValue`) ?? input.get(`${field}.Value.BinaryValue`) ?? '',
    };
  }
}

/** The entries of a batch, each as the fields that a call by itself would have. */
export function entriesIn(input: URLSearchParams): URLSearchParams[] {
  const entries = new Map<string, URLSearchParams>();
  for (const [field, value] of input) {
    const [, index, rest] = /^PublishBatchRequestEntries\.member\.(\d+)\.(.+)$/.exec(field) ?? [];
    if (index === undefined || rest === undefined) continue;
    const entry = entries.get(index) ?? new URLSearchParams();
    entry.set(rest, value);
    entries.set(index, entry);
  }
  return [...entries.values()];
}
