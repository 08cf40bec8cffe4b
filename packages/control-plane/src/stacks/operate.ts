import type { CareOptions, StageRef, Target } from '@chalice-studio/target';
import type { z } from 'zod';
import { AppError } from '../app-error';
import type { operationInputSchema } from './records';
import type { operationResultSchema, StackOperation } from './schema';

type Operation = { kind: StackOperation['kind']; input: z.infer<typeof operationInputSchema>; stage: StageRef };
type Result = z.infer<typeof operationResultSchema>;

/** Does it. Begun again after a crash each takes up what it finds, so nothing is remembered in between. */
export async function operate(target: Target, operation: Operation, options: CareOptions): Promise<Result> {
  const { kind, input, stage } = operation;
  const { stack } = target;
  if (stack === undefined) {
    if (kind !== 'destroy') throw new AppError({ code: 'INVALID', message: 'This stage has no stack.' });
    await target.destroy(stage, { deleteData: input.deleteData });
    return {};
  }
  switch (kind) {
    case 'remove-failed':
      await stack.removeFailed(stage, options);
      return {};
    case 'continue-rollback':
      await stack.continueRollback(stage, { ...options, skip: input.skip });
      return {};
    case 'detect-drift':
      return { drift: await stack.detectDrift(stage, options) };
    case 'adopt-kept':
      return { kept: await stack.adoptKept(stage, options) };
    case 'destroy': {
      await stack.destroy(stage, { ...options, deleteData: input.deleteData });
      return { kept: await stack.keptResources(stage) };
    }
  }
}
