import path from 'node:path';
import { spawnRunner } from '@chalice-studio/target-local';
import { COOKIE_PREFIX } from '../people/cookies';
import type { Settings } from '../settings/settings';

/** A runner that serves. `ended` resolves when its process is gone; one of another container never tells. */
export type LaunchedRunner = {
  address: string;
  token: string;
  gatewayHost: string;
  /** Of the child process; none for a runner of another container. */
  pid: number | undefined;
  ended: Promise<string>;
  stop: () => Promise<void>;
};

export type Launch = () => Promise<LaunchedRunner>;

type RunnerSettings = Pick<
  Settings,
  'runner' | 'runnerEntry' | 'dataFolder' | 'gatewayPort' | 'gatewayPublicUrl' | 'allowsOpenNetwork'
>;

const LOOPBACK = '127.0.0.1';

/** How this studio gets its runner: one that runs by itself, or a child process with an empty environment. */
export function launchOf(settings: RunnerSettings): Launch {
  const { runner } = settings;
  if (runner !== undefined) {
    const gatewayHost = runner.address.slice(0, runner.address.lastIndexOf(':')) || LOOPBACK;
    return async () => ({ ...runner, gatewayHost, pid: undefined, ended: new Promise(() => {}), stop: async () => {} });
  }
  return () => spawn(settings);
}

async function spawn(settings: RunnerSettings): Promise<LaunchedRunner> {
  let end: (reason: string) => void = () => {};
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  const runner = await spawnRunner({
    entry: settings.runnerEntry,
    dataDirectory: path.join(settings.dataFolder, 'runner'),
    gatewayPort: settings.gatewayPort,
    allowOpenNetwork: settings.allowsOpenNetwork,
    studioCookies: [COOKIE_PREFIX, '__Secure-', '__Host-'],
    ...(settings.gatewayPublicUrl === undefined ? {} : { gatewayPublicUrl: settings.gatewayPublicUrl }),
    onExit: ({ code, signal }) => end(`The runner ended (${signal ?? `exit ${code}`}).`),
    log: ({ level, message }) => (level === 'error' ? console.error : console.log)(`[runner] ${message}`),
  });
  return {
    address: runner.address,
    token: runner.token,
    gatewayHost: LOOPBACK,
    pid: runner.pid,
    ended,
    stop: () => runner.stop(),
  };
}
