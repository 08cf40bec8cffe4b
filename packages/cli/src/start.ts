import { runCached } from './cached-script';

/** The rest of the program: `main.ts`, bundled beside this file. */
type Main = {
  main(args: string[], importModule: (url: string) => Promise<unknown>): Promise<number>;
};

const { main } = runCached<Main>(`${__dirname}/main.cjs`);

main(process.argv.slice(2), (url) => import(url)).then(
  // What the app left running (timers, sockets) would keep this process from ending.
  (code) => process.exit(code),
);
