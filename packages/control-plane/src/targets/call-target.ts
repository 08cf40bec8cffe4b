import type { Target } from '@chalice-studio/target';
import type { Person } from '../contract/base';
import { appErrorOf } from './target-failure';
import type { Targets } from './targets';

/** Calls the target of a stage for a person, its errors in the product's codes. */
export async function callTarget<Result>(
  targets: Targets,
  { stageId, person }: { stageId: string; person: Person },
  call: (target: Target) => Promise<Result>,
): Promise<Result> {
  const target = await targets.of(stageId, { by: person.name });
  try {
    return await call(target);
  } catch (cause) {
    throw appErrorOf(cause);
  }
}
