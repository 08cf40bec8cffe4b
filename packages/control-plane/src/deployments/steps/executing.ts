import { deploymentFailureOf } from '../../targets/target-failure';
import { inputOf } from '../input';
import { targetOf } from './deployment-target';
import type { Step } from './step';

/** The target is idempotent by the deployment's id: after a crash it goes on, or says again what it said. */
export const executing: Step = async (context) => {
  const { signal, tell, claim } = context;
  const target = await targetOf(context);
  const input = await inputOf(context, claim);
  try {
    const result = await target.execute(
      input,
      ({ level, message, entityId }) => tell(level, message, entityId),
      signal,
    );
    if (result.status === 'failed') return { type: 'failed', message: result.reason };
    return { type: 'next', status: 'succeeded', data: { outputs: { ...result.outputs } } };
  } catch (error) {
    const failure = deploymentFailureOf(error);
    if (failure === undefined) throw error;
    const begun = 'What CloudFormation had begun goes on in the account: deploy again when this is mended.';
    return { type: 'failed', ...failure, message: `${failure.message} ${begun}` };
  }
};
