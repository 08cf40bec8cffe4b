import type { AppSpec } from './app-spec';
import { listLambdaFunctions, REST_FUNCTION, websocketFunctionName } from './lambda-functions';

/**
 * A Lambda function and the name under which the running app has its handler (`app.handlers[registeredName]`);
 * the REST function has none, it is `app.handler`.
 */
export type FunctionHandler = { name: string; registeredName: string | undefined };

export function listFunctionHandlers(spec: AppSpec): FunctionHandler[] {
  return listLambdaFunctions(spec).map(({ name, constructIds }) => {
    if (name === REST_FUNCTION) return { name, registeredName: undefined };
    const websocket = spec.websocketHandlers[constructIds[0] ?? ''];
    if (websocket === undefined) return { name, registeredName: name };
    const blueprint = websocket.blueprint === undefined ? undefined : spec.blueprints[websocket.blueprint];
    const [mount] = Object.values(blueprint?.mounts ?? {});
    return { name, registeredName: `${mount?.namePrefix ?? ''}${websocket.name ?? websocketFunctionName(websocket)}` };
  });
}
