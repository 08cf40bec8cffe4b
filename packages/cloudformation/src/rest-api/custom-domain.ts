import type { StageConfig } from '@chalice-studio/appspec';
import { properties, type Resource, ref } from '../template';

type CustomDomain = NonNullable<StageConfig['apiGatewayCustomDomain']>;

const tagList = (tags: CustomDomain['tags']) =>
  tags === undefined ? undefined : Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** The REST API's domain, under Chalice's ids. */
export function restCustomDomain(
  domain: CustomDomain,
  options: { endpointType: string; apiGatewayStage: string; stageLogicalId: string },
): { [logicalId: string]: Resource } {
  const isEdge = options.endpointType === 'EDGE';
  return {
    ApiGatewayCustomDomain: {
      Type: 'AWS::ApiGateway::DomainName',
      Properties: properties({
        DomainName: domain.domainName,
        EndpointConfiguration: { Types: [options.endpointType] },
        SecurityPolicy: domain.tlsVersion ?? 'TLS_1_2',
        CertificateArn: isEdge ? domain.certificateArn : undefined,
        RegionalCertificateArn: isEdge ? undefined : domain.certificateArn,
        Tags: tagList(domain.tags),
      }),
    },
    ApiGatewayCustomDomainMapping: {
      Type: 'AWS::ApiGateway::BasePathMapping',
      // Stage is a name here, not a Ref: without this the mapping can come before the stage that it names.
      DependsOn: [options.stageLogicalId],
      Properties: {
        DomainName: ref('ApiGatewayCustomDomain'),
        RestApiId: ref('RestAPI'),
        BasePath: basePath(domain.urlPrefix),
        Stage: options.apiGatewayStage,
      },
    },
  };
}

/** API Gateway spells the domain's root `(none)`. */
function basePath(prefix: string | undefined): string {
  const path = (prefix ?? '').replace(/^\/+|\/+$/g, '');
  return path === '' ? '(none)' : path;
}

export function websocketCustomDomain(
  domain: CustomDomain,
  apiGatewayStage: string,
): { [logicalId: string]: Resource } {
  const path = (domain.urlPrefix ?? '').replace(/^\/+|\/+$/g, '');
  return {
    WebsocketApiCustomDomain: {
      Type: 'AWS::ApiGatewayV2::DomainName',
      Properties: properties({
        DomainName: domain.domainName,
        DomainNameConfigurations: [
          {
            CertificateArn: domain.certificateArn,
            EndpointType: 'REGIONAL',
            SecurityPolicy: domain.tlsVersion ?? 'TLS_1_2',
          },
        ],
        Tags: domain.tags,
      }),
    },
    WebsocketApiCustomDomainMapping: {
      Type: 'AWS::ApiGatewayV2::ApiMapping',
      DependsOn: ['WebsocketAPIStage'],
      Properties: {
        DomainName: ref('WebsocketApiCustomDomain'),
        ApiId: ref('WebsocketAPI'),
        ApiMappingKey: path === '' ? '(none)' : path,
        Stage: apiGatewayStage,
      },
    },
  };
}
