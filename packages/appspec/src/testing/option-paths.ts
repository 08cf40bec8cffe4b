import type { z } from 'zod';

/**
 * Every field that a schema knows, as paths of the values in it; `*` stands for the key of a record. A union is the fields
 * of all its members: what can be written in one of them can be written.
 */
export function optionPaths(schema: z.ZodType, path: readonly string[] = []): string[] {
  const { def } = schema as z.ZodType & { def: Def };
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return optionPaths(def.innerType, path);
    case 'object':
      return unique(Object.entries(def.shape).flatMap(([key, field]) => optionPaths(field, [...path, key])));
    case 'union':
      return unique(def.options.flatMap((option) => optionPaths(option, path)));
    case 'record':
      return kindOf(def.valueType) === 'object' ? optionPaths(def.valueType, [...path, '*']) : [path.join('.')];
    default:
      return [path.join('.')];
  }
}

/** What zod says of its schemas, as far as it is needed here. */
type Def =
  | { type: 'optional' | 'nullable' | 'default'; innerType: z.ZodType }
  | { type: 'object'; shape: Record<string, z.ZodType> }
  | { type: 'union'; options: readonly z.ZodType[] }
  | { type: 'record'; valueType: z.ZodType }
  | { type: 'leaf' };

const kindOf = (schema: z.ZodType): string => (schema as z.ZodType & { def: Def }).def.type;
const unique = (paths: readonly string[]): string[] => [...new Set(paths)];
