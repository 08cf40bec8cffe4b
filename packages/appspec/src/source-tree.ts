/** A project's files: path with forward slashes, relative to the project's root → text. */
export type SourceTree = Readonly<Record<string, string>>;

/** Lines `from` to `to` (1-based, inclusive) of a generated file exist because of this entity. */
export type Origin = { entityId: string; from: number; to: number };

/** Path → the origins of its lines, in order of `from`. A file with none was written by a person. */
export type OriginMap = Readonly<Record<string, readonly Origin[]>>;
