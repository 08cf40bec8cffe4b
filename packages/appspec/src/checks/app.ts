import type { Api, AppSpec } from '../app-spec';
import { defaultBinaryTypes } from '../default-binary-types';
import { APP_ID } from '../ids';
import { limits } from '../limits';
import type { Problem } from '../problem';
import { MEDIA_TYPE } from './amazon-names';
import { chaliceMessages } from './chalice-messages';
import { checkCors } from './cors';
import { finding, findingIf, setting } from './finding';
import { checkPlainName } from './names';

/** Rules of the app's own fields. */
export function checkApp(spec: AppSpec): Problem[] {
  const { api } = spec;
  return [
    ...checkPlainName({ id: APP_ID, name: spec.name }),
    ...checkCors(APP_ID, ['api', 'cors'], api.cors),
    ...checkBinaryTypes(api),
    ...checkCompression(api),
    ...checkEndpoint(api),
    ...checkUsagePlan(api),
    ...checkAuthorizerCount(spec),
    ...checkRouteSelection(spec),
  ];
}

function checkBinaryTypes({ binaryTypes = [] }: Api): Problem[] {
  const path = ['api', 'binaryTypes'];
  const own = binaryTypes.filter((type) => !defaultBinaryTypes.includes(type));
  const shorter = own.length > 0 && own.length <= limits.binaryTypes;
  return [
    ...findingIf(binaryTypes.length > limits.binaryTypes, APP_ID, {
      path,
      code: 'too-many-binary-types',
      message: `API Gateway takes at most ${limits.binaryTypes} binary types, these are ${binaryTypes.length}. Leave out what the app never sends or gets.`,
      ...(shorter ? setting('Leave out Chalice’s defaults', { id: APP_ID, path, value: own }) : {}),
    }),
    ...binaryTypes
      .filter((type) => !MEDIA_TYPE.test(type))
      .map((type) =>
        finding(APP_ID, {
          path,
          code: 'content-type',
          message: `“${type}” is no content type: write type/subtype, such as image/png.`,
          ...setting(`Remove “${type}”`, { id: APP_ID, path, value: binaryTypes.filter((each) => each !== type) }),
        }),
      ),
  ];
}

function checkCompression({ minimumCompressionSize: size }: Api): Problem[] {
  const { min, max } = limits.minimumCompressionSize;
  if (size === undefined || (size >= min && size <= max)) return [];
  const path = ['api', 'minimumCompressionSize'];
  const value = Math.max(min, Math.min(max, size));
  const message = chaliceMessages['compression-range']();
  return [
    finding(APP_ID, {
      path,
      code: 'compression-range',
      message,
      ...setting(`Use ${value}`, { id: APP_ID, path, value }),
    }),
  ];
}

function checkEndpoint({ endpointType, endpointVpce = [], policy }: Api): Problem[] {
  const path = ['api', 'endpointVpce'];
  const hasVpce = endpointVpce.length > 0;
  const remove = setting('Remove the VPC endpoints', { id: APP_ID, path });
  return [
    ...findingIf(hasVpce && endpointType !== 'PRIVATE', APP_ID, {
      path,
      code: 'vpce-not-private',
      message: chaliceMessages['vpce-not-private'](),
      ...remove,
    }),
    ...findingIf(hasVpce && endpointType === 'PRIVATE' && policy !== undefined, APP_ID, {
      path,
      code: 'policy-and-vpce',
      message: chaliceMessages['policy-and-vpce'](),
      ...remove,
    }),
    // A stage may still name them.
    ...findingIf(endpointType === 'PRIVATE' && !hasVpce && policy === undefined, APP_ID, {
      path,
      code: 'private-without-vpce',
      severity: 'warning',
      message: chaliceMessages['private-without-vpce'](),
    }),
    ...findingIf(policy !== undefined && !Array.isArray(policy.Statement), APP_ID, {
      path: ['api', 'policy'],
      code: 'policy-shape',
      message: 'A policy has a list “Statement”, beside “Version”: "2012-10-17".',
    }),
    ...endpointVpce
      .filter((id) => !/^vpce-[\w-]+$/.test(id))
      .map((id) =>
        finding(APP_ID, { path, code: 'vpce-id', message: `“${id}” is no VPC endpoint: vpce-0123456789abcdef0.` }),
      ),
  ];
}

function checkUsagePlan({ usagePlan }: Api): Problem[] {
  const { throttle, quota } = usagePlan ?? {};
  const path = ['api', 'usagePlan'];
  const isNegative = throttle !== undefined && (throttle.rateLimit < 0 || throttle.burstLimit < 0);
  return [
    ...findingIf(isNegative, APP_ID, {
      path: [...path, 'throttle'],
      code: 'usage-plan-throttle',
      message: 'rateLimit and burstLimit are requests a second and at once: 0 or more.',
      ...setting('Remove the throttle', { id: APP_ID, path: [...path, 'throttle'] }),
    }),
    ...findingIf(quota !== undefined && quota.limit < 1, APP_ID, {
      path: [...path, 'quota'],
      code: 'usage-plan-quota',
      message: 'A quota allows at least 1 request in its period.',
      ...setting('Remove the quota', { id: APP_ID, path: [...path, 'quota'] }),
    }),
  ];
}

/** A warning: AWS raises it for those who ask. Authorizers that no route uses are not deployed. */
function checkAuthorizerCount(spec: AppSpec): Problem[] {
  const used = new Set(Object.values(spec.routes).map((route) => route.authorizer?.id));
  const count = Object.values(spec.authorizers).filter(({ id, type }) => type !== 'iam' && used.has(id)).length;
  return findingIf(count > limits.authorizers, APP_ID, {
    path: ['api'],
    code: 'too-many-authorizers',
    severity: 'warning',
    message: `API Gateway takes ${limits.authorizers} authorizers in an API until AWS raises your quota; these are ${count}.`,
  });
}

function checkRouteSelection({ websocket: { routeSelectionExpression: text } }: AppSpec): Problem[] {
  const path = ['websocket', 'routeSelectionExpression'];
  const isSelection = text === undefined || /^\$\{?request\.(body|header|querystring)\./.test(text);
  return findingIf(!isSelection, APP_ID, {
    path,
    code: 'route-selection-expression',
    message: `“${text}” selects nothing of a message: write $request.body.<field>, such as $request.body.action.`,
    ...setting('Use $request.body.action', { id: APP_ID, path }),
  });
}
