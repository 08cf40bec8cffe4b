import { z } from 'zod';
import { clientTimesSchema } from '../gateway/client-times';
import { defaultStudioCookies } from '../gateway/cookies';

export const runnerConfigSchema = z.object({
  /** Everything that the runner keeps. */
  dataDirectory: z.string().min(1),
  /** Where worker reaches it: a Unix socket's path, or `host:port`. */
  address: z.string().min(1),
  /** What worker must know; it also seals the secrets of deployments on disk, so it should stay the same. */
  token: z.string().min(16, 'The runner’s token needs at least 16 characters.'),
  gatewayHost: z.string().default('127.0.0.1'),
  gatewayPort: z.int().min(0).max(65_535).default(3001),
  /** When the port is taken, this many above it are tried. */
  gatewayPortsToTry: z.int().min(1).default(1),
  /** Behind a proxy: the gateway's address as clients know it. */
  gatewayPublicUrl: z.url().optional(),
  /** Runs people's code even where its network cannot be closed. */
  allowOpenNetwork: z.boolean().default(false),
  /** Beginnings of the names of the studio's own cookies. */
  studioCookies: z.array(z.string().min(1)).default([...defaultStudioCookies]),
  /** Node binaries by major, beside the runner's own. */
  nodeBinaries: z.record(z.string(), z.string()).default({}),
  /** API Gateway's own limit, which AWS can change for an account. */
  integrationTimeoutMs: z.int().min(50).default(29_000),
  clientTimes: clientTimesSchema.prefault({}),
  /** Function instances on this machine. */
  instanceLimit: z.int().min(1).optional(),
});
export type RunnerConfig = z.infer<typeof runnerConfigSchema>;

/** The configuration of a runner in a container of its own. */
export function configFromEnvironment(env: Record<string, string | undefined>): RunnerConfig {
  const parsed = runnerConfigSchema.safeParse({
    dataDirectory: env.RUNNER_DATA,
    address: env.RUNNER_LISTEN,
    token: env.RUNNER_TOKEN,
    gatewayHost: env.GATEWAY_HOST,
    gatewayPort: numberOf(env.GATEWAY_PORT),
    gatewayPublicUrl: env.GATEWAY_PUBLIC_URL || undefined,
    allowOpenNetwork: env.RUNNER_ALLOW_OPEN_NETWORK === '1',
    studioCookies: env.STUDIO_COOKIES?.split(',').map((name) => name.trim()),
    nodeBinaries: env.RUNNER_NODE_BINARIES === undefined ? undefined : binariesOf(env.RUNNER_NODE_BINARIES),
    integrationTimeoutMs: numberOf(env.GATEWAY_INTEGRATION_TIMEOUT_MS),
    instanceLimit: numberOf(env.RUNNER_INSTANCE_LIMIT),
  });
  if (parsed.success) return parsed.data;
  throw new Error(
    `The runner’s environment is not complete (RUNNER_DATA, RUNNER_LISTEN, RUNNER_TOKEN, GATEWAY_PORT …):\n${z.prettifyError(parsed.error)}`,
  );
}

/** `22=/opt/node22/bin/node,24=/opt/node24/bin/node` */
function binariesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').flatMap((entry) => {
      const [major, file] = entry.split('=').map((part) => part.trim());
      return major && file ? [[major, file]] : [];
    }),
  );
}

const numberOf = (text: string | undefined) => (text === undefined || text === '' ? undefined : Number(text));
