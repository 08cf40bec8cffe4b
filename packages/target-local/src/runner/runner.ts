import { rm } from 'node:fs/promises';
import type { Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { findNodeBinaries, probeIsolation } from '@chalice-studio/sandbox';
import type { Host } from '../deployments/host';
import { Stages } from '../deployments/stages';
import { InstanceBudget } from '../functions/instance-budget';
import { createGateway } from '../gateway/gateway';
import { connectOptions, listenOptions } from '../protocol/address';
import type { RunnerStatus } from '../protocol/schemas';
import { serveWorker } from '../protocol/serve';
import type { RunnerConfig } from './config';
import { createMethods } from './methods';

export type Runner = { status(): RunnerStatus; close(): Promise<void> };

const VERSION = '0.1.0';

/** Starts everything: probes the sandbox, opens the gateway, restores the stages, then listens for worker. */
export async function startRunner(config: RunnerConfig, report: Host['report']): Promise<Runner> {
  const isolation = await probeIsolation();
  for (const warning of isolation.warnings) report('info', warning);
  if (isolation.network === 'open' && !config.allowOpenNetwork) {
    throw new Error(
      'The network of people’s code cannot be closed on this machine, so the runner does not start. Allow unprivileged user namespaces (in Docker: the shipped seccomp profile), or set RUNNER_ALLOW_OPEN_NETWORK=1 to run with an open network all the same.',
    );
  }
  let gatewayUrl = '';
  const host: Host = {
    dataDirectory: config.dataDirectory,
    token: config.token,
    isolation,
    nodeBinaries: await findNodeBinaries(config.nodeBinaries),
    budget: new InstanceBudget(config.instanceLimit),
    integrationTimeoutMs: config.integrationTimeoutMs,
    gatewayUrl: () => gatewayUrl,
    report,
  };
  const stages = new Stages(host);
  const { studioCookies, clientTimes } = config;
  const gateway = createGateway({ findStage: stages.find, studioCookies, clientTimes });
  const gatewayPort = await listenOnFreePort(gateway, config);
  gatewayUrl = (config.gatewayPublicUrl ?? `http://localhost:${gatewayPort}`).replace(/\/$/, '');
  await stages.restore();
  const status = (): RunnerStatus => ({
    gatewayUrl,
    gatewayPort,
    isolation: { ...isolation, warnings: [...isolation.warnings] },
    nodeMajors: host.nodeBinaries.map((binary) => binary.major),
    budget: { limit: host.budget.limit, used: host.budget.used },
    stages: stages.keys,
    version: VERSION,
  });
  const methods = createMethods(stages, host, status);
  const workers = createServer((socket) => serveWorker(socket, { token: config.token, methods }));
  await listenForWorker(workers, config.address);
  return {
    status,
    async close() {
      workers.close();
      gateway.close();
      gateway.closeAllConnections();
      await stages.close();
    },
  };
}

async function listenForWorker(server: Server, address: string): Promise<void> {
  const options = connectOptions(address);
  if ('path' in options) await rm(options.path, { force: true }); // what a runner that was killed left behind
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listenOptions(address), resolve);
  });
}

async function listenOnFreePort(server: HttpServer, config: RunnerConfig): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    const port = config.gatewayPort === 0 ? 0 : config.gatewayPort + attempt;
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, config.gatewayHost, () => {
          server.off('error', reject);
          resolve();
        });
      });
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || attempt + 1 >= config.gatewayPortsToTry) {
        throw new Error(`The gateway cannot listen on ${config.gatewayHost}:${port}.`, { cause: error });
      }
    }
  }
}
