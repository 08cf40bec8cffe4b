import type { AppSpec } from '../app-spec';
import type { Problem } from '../problem';
import type { StageConfig } from '../stage-config';
import { chaliceMessages } from './chalice-messages';
import { finding, findingIf, setting } from './finding';
import { STAGE_ID } from './stage-id';

/** How the APIs of a stage are reached: endpoints of a VPC, the policy, domains of one's own. */
export function checkStageApi(spec: AppSpec, stage: StageConfig): Problem[] {
  return [
    ...checkPrivateAccess(spec, stage),
    ...checkVpceIds(stage),
    ...(['apiGatewayCustomDomain', 'websocketApiCustomDomain'] as const).flatMap((field) => checkDomain(stage, field)),
    ...checkDomainsTogether(spec, stage),
  ];
}

/** Chalice's rule, of what holds in the stage: its own settings before the app's. */
function checkPrivateAccess(spec: AppSpec, stage: StageConfig): Problem[] {
  const path = ['apiGatewayEndpointVpce'];
  const own = stage.apiGatewayEndpointVpce ?? [];
  const vpce = own.length > 0 ? own : (spec.api.endpointVpce ?? []);
  const policy = stage.apiGatewayPolicy ?? spec.api.policy;
  const isPrivate = spec.api.endpointType === 'PRIVATE';
  const remove = setting('Remove the VPC endpoints', { id: STAGE_ID, path });
  // What the app alone has wrong is said at the app.
  const isOfStage = own.length > 0 || stage.apiGatewayPolicy !== undefined;
  return [
    ...findingIf(!isPrivate && own.length > 0, STAGE_ID, {
      path,
      code: 'vpce-not-private',
      message: chaliceMessages['vpce-not-private'](),
      ...remove,
    }),
    ...findingIf(isPrivate && isOfStage && vpce.length > 0 && policy !== undefined, STAGE_ID, {
      path: own.length > 0 ? path : ['apiGatewayPolicy'],
      code: 'policy-and-vpce',
      message: chaliceMessages['policy-and-vpce'](),
      ...(own.length > 0 ? remove : setting('Remove the policy', { id: STAGE_ID, path: ['apiGatewayPolicy'] })),
    }),
    ...findingIf(isPrivate && vpce.length === 0 && policy === undefined, STAGE_ID, {
      path,
      code: 'private-without-vpce',
      message: chaliceMessages['private-without-vpce'](),
    }),
  ];
}

function checkVpceIds({ apiGatewayEndpointVpce: ids = [] }: StageConfig): Problem[] {
  return ids
    .filter((id) => !/^vpce-[\w-]+$/.test(id))
    .map((id) => {
      const message = `“${id}” is no VPC endpoint: vpce-0123456789abcdef0.`;
      return finding(STAGE_ID, { path: ['apiGatewayEndpointVpce'], code: 'vpce-id', message });
    });
}

type DomainField = 'apiGatewayCustomDomain' | 'websocketApiCustomDomain';

/** Host names in lower case, at least two labels; a wildcard may stand for the first. */
const DOMAIN = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

function checkDomain(stage: StageConfig, field: DomainField): Problem[] {
  const domain = stage[field];
  if (domain === undefined) return [];
  const { domainName: name, certificateArn, urlPrefix = '' } = domain;
  const path = [field, 'domainName'];
  const mended = name
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#:].*$/, '');
  const canMend = mended !== name && DOMAIN.test(mended);
  const at = [field, 'urlPrefix'];
  const prefix = urlPrefix.replace(/^\/+|\/+$/g, '');
  return [
    ...findingIf(!DOMAIN.test(name), STAGE_ID, {
      path,
      code: 'domain-name',
      message: `“${name}” is no domain: a host name in lower case without https://, such as api.shop.example.`,
      ...(canMend ? setting(`Use ${mended}`, { id: STAGE_ID, path, value: mended }) : {}),
    }),
    ...findingIf(!/^arn:aws[a-z-]*:acm:/.test(certificateArn), STAGE_ID, {
      path: [field, 'certificateArn'],
      code: 'wrong-arn',
      message: `The domain ${name} needs the ARN of a certificate: arn:aws:acm:<region>:<account>:certificate/<id>.`,
    }),
    ...findingIf(prefix !== urlPrefix, STAGE_ID, {
      path: at,
      code: 'domain-url-prefix',
      message: `“${urlPrefix}”: the prefix of a domain begins and ends without a slash, such as v1.`,
      ...setting(prefix === '' ? 'Leave it out' : `Use ${prefix}`, {
        id: STAGE_ID,
        path: at,
        ...(prefix === '' ? {} : { value: prefix }),
      }),
    }),
  ];
}

function checkDomainsTogether(spec: AppSpec, stage: StageConfig): Problem[] {
  const { apiGatewayCustomDomain: rest, websocketApiCustomDomain: websocket } = stage;
  const isPrivate = spec.api.endpointType === 'PRIVATE';
  return [
    ...findingIf(rest !== undefined && rest.domainName === websocket?.domainName, STAGE_ID, {
      path: ['websocketApiCustomDomain', 'domainName'],
      code: 'same-domain',
      message: `${rest?.domainName} serves the REST API already: API Gateway has one kind of API behind a domain. Name another.`,
    }),
    ...findingIf(rest !== undefined && isPrivate, STAGE_ID, {
      path: ['apiGatewayCustomDomain'],
      code: 'private-domain',
      message: 'A private REST API is reached through its VPC endpoints, not by a domain of an edge or a region.',
      ...setting('Remove the domain', { id: STAGE_ID, path: ['apiGatewayCustomDomain'] }),
    }),
  ];
}
