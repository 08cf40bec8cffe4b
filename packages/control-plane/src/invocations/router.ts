import { enterStage, type StageEntrance } from '../access/gate';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import { recordedAct } from '../audit/recorded-act';
import type { Person } from '../contract/base';
import { getDeployedStage } from '../stages/queries';
import { callTarget } from '../targets/call-target';
import { bodyOf, bytesOf } from './body';

export const invocationsRouter = api.invocations.router({
  request: api.invocations.request.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'app.call'), input.stageId);
    const { prisma } = context.studio.database;
    const { ref } = await getDeployedStage(prisma, stage);
    const { method, path, headers } = input;
    const body = input.body === undefined ? {} : { body: bytesOf(input.body) };
    // Without its query, which may hold secrets, as headers and body do.
    const subject = `${method} ${path.split('?')[0]}`;
    const event = { ...eventOf(stage, context.person), action: 'app.request', subject };
    const answer = await recordedAct(prisma, { ...event, details: { stage: ref.stageName } }, () =>
      callTarget(context.studio.targets, { ...stage, person: context.person }, (target) =>
        target.request(ref, { method, path, headers, ...body }),
      ),
    );
    return {
      statusCode: answer.statusCode,
      headers: answer.headers.map(([name, value]): [string, string] => [name, value]),
      body: bodyOf(answer.body),
      durationMs: answer.durationMs,
    };
  }),

  invoke: api.invocations.invoke.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'app.call'), input.stageId);
    const { prisma } = context.studio.database;
    const { ref } = await getDeployedStage(prisma, stage);
    const { functionName, payload } = input;
    if (!isJson(payload)) throw new AppError({ code: 'INVALID', message: 'payload: this is not JSON.' });
    const event = { ...eventOf(stage, context.person), action: 'app.invoke', subject: functionName };
    return recordedAct(prisma, { ...event, details: { stage: ref.stageName } }, () =>
      callTarget(context.studio.targets, { ...stage, person: context.person }, (target) =>
        target.invoke(ref, functionName, payload),
      ),
    );
  }),
});

function eventOf({ teamId, projectId }: StageEntrance, actor: Person) {
  return { teamId, projectId, actor, at: new Date() };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
