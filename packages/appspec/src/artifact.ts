/** One Lambda function of an artifact: its name without app and stage, and Lambda's handler text (`index.api_handler`). */
export type ArtifactFunction = { name: string; handler: string };

/** What is deployed: the bytes of a zip with `index.mjs` at its root, the same for every stage and target. */
export type Artifact = {
  bytes: Uint8Array;
  /** Hex sha256 of `bytes`. */
  sha256: string;
  functions: readonly ArtifactFunction[];
};
