import { type LogEvent, secretMask, type Target } from '@chalice-studio/target';
import type { RootDatabase } from '../database/prisma';
import { readableSecrets } from '../secrets/queries';
import type { SecretKeys } from '../secrets/secret-keys';

/** A secret that is set while somebody watches the log is looked for this much later at most; deploying it takes longer. */
const REFRESH_MS = 10_000;

type Options = { database: RootDatabase; secretKeys: SecretKeys; stageId: string };

/** A target whose log is kept by somebody else: what its functions print loses the stage's secrets before anybody reads it. */
export function maskedTarget(target: Target, options: Options): Target {
  const { liveTail } = target;
  return {
    ...target,
    async invoke(stage, functionName, payload) {
      const mask = await maskOf(options);
      const result = await target.invoke(stage, functionName, payload);
      const isError = result.functionError !== undefined;
      return { ...result, payload: isError ? mask(result.payload) : result.payload, logTail: result.logTail.map(mask) };
    },
    async readLogs(stage, query) {
      const mask = await maskOf(options);
      const page = await target.readLogs(stage, query);
      return { ...page, events: page.events.map(masking(mask)) };
    },
    tailLogs: async (stage, listener, signal) => target.tailLogs(stage, await following(options, listener), signal),
    ...(liveTail === undefined
      ? {}
      : {
          liveTail: async (stage, listener, signal) =>
            liveTail.call(target, stage, await following(options, listener), signal),
        }),
  };
}

/** Hands on what comes, without the secrets as they were a moment ago. */
async function following(options: Options, listener: (events: LogEvent[]) => void) {
  let mask = await maskOf(options);
  let asked = Date.now();
  return (events: LogEvent[]) => {
    listener(events.map(masking(mask)));
    if (Date.now() - asked < REFRESH_MS) return;
    asked = Date.now();
    maskOf(options).then(
      (next) => {
        mask = next;
      },
      (error: unknown) => console.error(`[logs] the secrets of ${options.stageId} could not be read:`, error),
    );
  };
}

const masking = (mask: (text: string) => string) => (event: LogEvent) => ({ ...event, message: mask(event.message) });

async function maskOf({ database, secretKeys, stageId }: Options): Promise<(text: string) => string> {
  return secretMask(await readableSecrets(database, { keys: secretKeys, stageId }));
}
