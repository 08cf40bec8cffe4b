/** Packs the built package into a folder and answers the tarball's path. */
export function pack(folder: string, from?: string): string;
