/** The part of the Standard Schema interface (version 1) that this runtime calls; zod's schemas have it. */
export type StandardSchema<Input = unknown, Output = Input> = {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
};

type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path?: readonly unknown[] | undefined }[] };

export type OutputOf<Schema> = Schema extends StandardSchema<infer _, infer Output> ? Output : undefined;

/** `field` is the outermost key of `path`, which names the value with dots. */
export type SchemaProblem = { field: string; path: string; message: string };

/** The checked value, or all that is wrong with it. */
export async function checkSchema(
  schema: StandardSchema,
  value: unknown,
): Promise<{ value: unknown } | { problems: SchemaProblem[] }> {
  const result = await schema['~standard'].validate(value);
  if (result.issues === undefined) return { value: result.value };
  const problems = result.issues.map(({ message, path = [] }) => {
    const keys = path.map(keyOf);
    return { field: keys[0] ?? '', path: keys.join('.'), message };
  });
  return { problems };
}

function keyOf(part: unknown): string {
  return typeof part === 'object' && part !== null && 'key' in part ? String(part.key) : String(part);
}
