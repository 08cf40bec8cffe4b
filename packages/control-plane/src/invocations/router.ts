import { enterStage } from '../access/gate';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import { getDeployedStage } from '../stages/queries';
import { callTarget } from '../targets/call-target';
import { bodyOf, bytesOf } from './body';

export const invocationsRouter = api.invocations.router({
  request: api.invocations.request.handler(async ({ context, input }) => {
    const stage = await enterStage(asking(context, 'app.call'), input.stageId);
    const { ref } = await getDeployedStage(context.studio.database.prisma, stage);
    const { method, path, headers } = input;
    const body = input.body === undefined ? {} : { body: bytesOf(input.body) };
    const answer = await callTarget(context.studio.targets, { ...stage, person: context.person }, (target) =>
      target.request(ref, { method, path, headers, ...body }),
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
    const { ref } = await getDeployedStage(context.studio.database.prisma, stage);
    const { functionName, payload } = input;
    if (!isJson(payload)) throw new AppError({ code: 'INVALID', message: 'payload: this is not JSON.' });
    return callTarget(context.studio.targets, { ...stage, person: context.person }, (target) =>
      target.invoke(ref, functionName, payload),
    );
  }),
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
