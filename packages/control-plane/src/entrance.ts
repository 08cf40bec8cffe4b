/** A studio that runs: `handle` answers every request below `/api`. */
export type RunningStudio = {
  handle: (request: Request) => Promise<Response>;
  /** Ends open event streams, without which a server never closes. */
  endStreams: () => void;
  close: () => Promise<void>;
};

/**
 * What a web server needs of the control plane, and all that its compiler sees of it (types/server.d.ts): a framework's
 * own global types do not fit the packages behind this.
 */
export type Entrance = {
  /** Opens the studio that the environment describes; `defaultRoot` is the repository. Errors say in one line what to change. */
  openStudioOf: (
    environment: Readonly<Record<string, string | undefined>>,
    defaultRoot: string,
  ) => Promise<RunningStudio>;
};
