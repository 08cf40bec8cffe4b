import { inputOf } from '../input';
import type { Step } from './step';

/** The target is idempotent by the deployment's id: after a crash it goes on, or says again what it said. */
export const executing: Step = async (context) => {
  const { runner, signal, tell, claim } = context;
  const target = await runner.whenReady(signal);
  const input = await inputOf(context, claim);
  const result = await target.execute(input, ({ level, message, entityId }) => tell(level, message, entityId), signal);
  if (result.status === 'failed') return { type: 'failed', message: result.reason };
  return { type: 'next', status: 'succeeded', data: { outputs: { ...result.outputs } } };
};
