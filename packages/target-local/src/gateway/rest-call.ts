import { randomUUID } from 'node:crypto';
import { REST_FUNCTION } from '@chalice-studio/appspec';
import {
  gatewayAnswers,
  type HttpAnswer,
  matchRoute,
  preflightAnswer,
  toHttpAnswer,
  toRestEvent,
} from '@chalice-studio/runtime/local';
import type { StageSlot } from '../deployments/stage-slot';
import type { Version } from '../deployments/version';
import { authorize } from './authorization';
import { withGatewayCors } from './gateway-cors';
import type { RestMethod } from './rest-api';

export type RestCall = {
  method: string;
  /** Below the stage, undecoded, with its query. */
  url: string;
  headers: readonly (readonly [string, string])[];
  body: Uint8Array;
  sourceIp: string;
  domainName: string;
};

/** One request to the REST API of a version, as API Gateway treats it. */
export async function callRestApi(slot: StageSlot, version: Version, call: RestCall): Promise<HttpAnswer> {
  const api = version.restApi;
  const path = pathOf(call.url);
  const match = api === undefined ? undefined : matchRoute(api.paths.keys(), path);
  const methods = match === undefined ? undefined : api?.paths.get(match.resourcePath);
  const method = methods?.get(call.method) ?? methods?.get('ANY');
  const origin = headerOf(call, 'origin');
  if (api === undefined || match === undefined || methods === undefined) {
    return withGatewayCors(gatewayAnswers.missingAuthenticationToken(), api?.cors, origin);
  }
  if (method === undefined)
    return preflightOf(call, methods) ?? withGatewayCors(gatewayAnswers.missingAuthenticationToken(), api.cors, origin);
  const own = (answer: HttpAnswer) => withGatewayCors(answer, method.cors ?? api.cors, origin);

  if (method.isApiKeyRequired && headerOf(call, 'x-api-key') !== slot.apiKey) {
    warn(
      slot,
      `${call.method} ${path} needs an API key: send the header x-api-key with this local stage’s key, ${slot.apiKey}`,
    );
    return own(gatewayAnswers.forbidden());
  }
  const now = Date.now();
  const authorization =
    method.authorizer === undefined
      ? undefined
      : await authorize({
          slot,
          version,
          method: method.authorizer,
          httpMethod: call.method,
          path,
          header: (name) => headerOf(call, name),
          now,
        });
  if (authorization?.isAllowed === false) return own(authorization.answer);
  const event = toRestEvent(call, match, {
    stage: version.stageConfig.apiGatewayStage,
    apiId: slot.key,
    requestId: randomUUID(),
    domainName: call.domainName,
    now,
    binaryTypes: api.binaryTypes,
    ...(authorization?.context === undefined ? {} : { authorizer: authorization.context }),
  });
  const answer = await integrate({ slot, version, event: JSON.stringify(event), own });
  if (authorization?.unchecked === undefined) return answer;
  warn(slot, `${call.method} ${path}: the local target did not check ${authorization.unchecked}.`);
  return {
    ...answer,
    headers: [...answer.headers, ['x-chalice-studio-unchecked', asciiOnly(authorization.unchecked)]],
  };
}

/** API Gateway stops waiting after 29 s, and the function runs on; a function that fails, its own time limit included, is a 502. */
async function integrate(call: {
  slot: StageSlot;
  version: Version;
  event: string;
  own: (answer: HttpAnswer) => HttpAnswer;
}): Promise<HttpAnswer> {
  const { slot, version, event, own } = call;
  const pool = version.functions.get(REST_FUNCTION);
  if (pool === undefined) return own(gatewayAnswers.malformed());
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(resolve, slot.integrationTimeoutMs, 'timeout');
  });
  const invocation = await Promise.race([pool.invoke(event), timeout]);
  clearTimeout(timer);
  if (invocation === 'timeout') return own(gatewayAnswers.timedOut());
  if (invocation.isThrottled === true) return own(gatewayAnswers.tooManyRequests());
  if (invocation.functionError !== undefined) return own(gatewayAnswers.malformed());
  const answer = toHttpAnswer(JSON.parse(invocation.payload));
  // A status below 200 announces another answer, for which the client would wait for ever.
  if (answer.statusCode < 200) return own(gatewayAnswers.malformed());
  return { ...answer, headers: [...answer.headers, ['x-amzn-RequestId', invocation.requestId]] };
}

/** OPTIONS on a path whose routes have CORS is answered by API Gateway itself. */
function preflightOf(call: RestCall, methods: ReadonlyMap<string, RestMethod>): HttpAnswer | undefined {
  if (call.method !== 'OPTIONS') return undefined;
  const withCors = [...methods].filter(([, each]) => each.cors !== undefined);
  const cors = withCors[0]?.[1].cors;
  return cors === undefined
    ? undefined
    : preflightAnswer(
        cors,
        withCors.map(([name]) => name),
      );
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

export function headerOf(call: Pick<RestCall, 'headers'>, name: string): string | undefined {
  const lower = name.toLowerCase();
  return call.headers.find(([each]) => each.toLowerCase() === lower)?.[1];
}

function warn(slot: StageSlot, message: string): void {
  slot.logs.append({ functionName: REST_FUNCTION, source: 'platform', level: 'warning', message });
}

const asciiOnly = (text: string) => text.replaceAll('’', "'").replace(/[^\x20-\x7e]/g, '?');
