/** A value that a JSON Schema lets through, to begin a body with; what cannot be guessed is left out. */
export function sampleOfSchema(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return {};
  const { type, properties, required, items, examples, minimum, ...rest } = schema as Schema;
  if ('default' in rest) return rest.default;
  if (examples?.[0] !== undefined) return examples[0];
  if ('const' in rest) return rest.const;
  if (rest.enum?.[0] !== undefined) return rest.enum[0];
  switch (Array.isArray(type) ? type[0] : type) {
    case 'string':
      return rest.format === 'email' ? 'ada@example.com' : 'text';
    case 'integer':
    case 'number':
      return minimum ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return items === undefined ? [] : [sampleOfSchema(items)];
    case 'null':
      return null;
    default:
      return sampleOfProperties(properties ?? {}, required ?? []);
  }
}

type Schema = {
  type?: string | string[];
  properties?: Record<string, unknown>;
  required?: string[];
  items?: unknown;
  examples?: unknown[];
  enum?: unknown[];
  minimum?: number;
  format?: string;
  default?: unknown;
  const?: unknown;
};

/** The required ones; where none is, all of them. */
function sampleOfProperties(properties: Record<string, unknown>, required: readonly string[]): unknown {
  const names = required.length > 0 ? required : Object.keys(properties);
  return Object.fromEntries(names.map((name) => [name, sampleOfSchema(properties[name])]));
}
