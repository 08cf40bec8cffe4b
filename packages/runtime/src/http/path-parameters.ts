type ParameterOf<Segment extends string> = Segment extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Greedy}+` ? Greedy : Name) | ParameterOf<Rest>
  : never;

/**
 * The parameters of a path literal: `"/users/{id}"` gives `{ id: string }`, a path without any gives `{}`;
 * a path that is only known to be text gives an open record.
 */
export type PathParameters<Path extends string> = string extends Path
  ? Record<string, string> | undefined
  : [ParameterOf<Path>] extends [never]
    ? Record<never, string>
    : { [Name in ParameterOf<Path>]: string };
