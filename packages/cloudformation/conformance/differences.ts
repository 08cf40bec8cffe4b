import type { Json } from '@chalice-studio/appspec';
import type { Template } from '../src/template';

/** A place where our template is meant to differ from Chalice's. Both templates are brought to one form before comparing. */
export type Difference = { name: string; reason: string; normalize: (template: Template) => void };

type Properties = { [key: string]: Json };

export const deliberateDifferences: readonly Difference[] = [
  {
    name: 'json-logs',
    reason: 'Functions log JSON lines, so that the studio can read level and request id.',
    normalize: eachOfType('AWS::Lambda::Function', (properties) => {
      delete properties.LoggingConfig;
    }),
  },
  {
    name: 'studio-tag',
    reason: 'The tag that names app and stage is the studio’s, where Chalice writes its own version.',
    normalize: eachOfType('AWS::Lambda::Function', (properties) => {
      const tags = (properties.Tags ?? []) as { Key: string }[];
      const kept = tags.filter(
        (tag) => tag.Key !== 'chalice-studio' && tag.Key !== 'aws-chalice' && tag.Key !== 'lambda:createdBy',
      );
      if (kept.length > 0) properties.Tags = kept as Json;
      else delete properties.Tags;
    }),
  },
  {
    name: 'deployment-stage-name',
    reason:
      'The SAM translator gives the Deployment a throw-away stage “Stage”; ours has none, AWS advises against it.',
    normalize: eachOfType('AWS::ApiGateway::Deployment', (properties) => {
      delete properties.StageName;
    }),
  },
  {
    name: 'any-method',
    reason: 'API Gateway imports ANY only by its own key; Chalice’s “any” makes no method.',
    normalize: eachOperation((path) => {
      if (path['x-amazon-apigateway-any-method'] !== undefined) {
        path.any = path['x-amazon-apigateway-any-method'];
        delete path['x-amazon-apigateway-any-method'];
      }
    }),
  },
  {
    name: 'docstrings',
    reason: 'Summary and description come from Python docstrings; the documents have no such field.',
    normalize: eachOperation((path) => {
      for (const operation of Object.values(path) as Properties[]) {
        delete operation.summary;
        delete operation.description;
      }
    }),
  },
  {
    name: 'gateway-responses',
    reason: 'With CORS the gateway’s own 4XX and 5XX carry its headers too, or a browser hides them.',
    normalize: eachBody((body) => {
      delete body['x-amazon-apigateway-gateway-responses'];
    }),
  },
  {
    name: 'exact-arns',
    reason: 'Permissions to poll a source name that source; Chalice allows every queue and stream of the account.',
    normalize: eachOfType('AWS::IAM::Role', (properties) => {
      for (const policy of (properties.Policies ?? []) as { PolicyDocument: { Statement: Properties[] } }[]) {
        const seen = new Set<string>();
        policy.PolicyDocument.Statement = policy.PolicyDocument.Statement.filter((statement) => {
          const actions = (statement.Action as string[]).join();
          if (!/^(sqs:Receive|kinesis:GetRecords|dynamodb:DescribeStream)/.test(actions)) return true;
          statement.Resource = '*';
          return seen.has(actions) ? false : seen.add(actions);
        });
      }
    }),
  },
  {
    name: 'websocket-registry',
    reason: 'An app with WebSockets keeps its connections in a table: AWS has no call that lists them.',
    normalize: (template) => {
      delete template.Resources.WebsocketConnections;
      eachOfType('AWS::Lambda::Function', (properties) => {
        const environment = properties.Environment as { Variables: Properties } | undefined;
        if (environment?.Variables.CHALICE_WEBSOCKET_TABLE === undefined) return;
        delete environment.Variables.CHALICE_WEBSOCKET_TABLE;
        if (Object.keys(environment.Variables).length === 0) delete properties.Environment;
      })(template);
      eachOfType('AWS::IAM::Role', (properties) => {
        for (const policy of (properties.Policies ?? []) as { PolicyDocument: { Statement: Properties[] } }[]) {
          policy.PolicyDocument.Statement = policy.PolicyDocument.Statement.filter(
            (statement) => !JSON.stringify(statement.Resource).includes('WebsocketConnections'),
          );
        }
      })(template);
    },
  },
  {
    name: 'websocket-deployment',
    reason: 'The id of the Deployment holds a hash of the API, or no change of a route would ever become live.',
    normalize: (template) => {
      const id = Object.keys(template.Resources).find((each) => /^WebsocketAPIDeployment[0-9a-f]{10}$/.test(each));
      const deployment = id === undefined ? undefined : template.Resources[id];
      const stage = template.Resources.WebsocketAPIStage?.Properties;
      if (id === undefined || deployment === undefined || stage === undefined) return;
      delete template.Resources[id];
      template.Resources.WebsocketAPIDeployment = deployment;
      stage.DeploymentId = { Ref: 'WebsocketAPIDeployment' };
    },
  },
  {
    name: 'mapping-after-stage',
    reason: 'A domain’s mapping names its stage as text; without DependsOn it can come before the stage.',
    normalize: (template) => {
      delete template.Resources.ApiGatewayCustomDomainMapping?.DependsOn;
      delete template.Resources.WebsocketApiCustomDomainMapping?.DependsOn;
    },
  },
  {
    name: 'schedule-description',
    reason: 'A schedule’s description is its rule’s; Chalice drops it when it packages.',
    normalize: eachOfType('AWS::Events::Rule', (properties) => {
      delete properties.Description;
    }),
  },
  {
    name: 'one-file-bundle',
    reason: 'automatic_layer: the bundle holds its dependencies in one file, nothing is left to put into a layer.',
    normalize: (template) => {
      const ids = Object.keys(template.Resources).filter((id) => id.startsWith('ManagedLayer'));
      for (const id of ids) delete template.Resources[id];
      eachOfType('AWS::Lambda::Function', (properties) => {
        const kept = ((properties.Layers ?? []) as Json[]).filter(
          (layer) => !JSON.stringify(layer).includes('ManagedLayer'),
        );
        if (kept.length > 0) properties.Layers = kept;
        else delete properties.Layers;
      })(template);
    },
  },
  {
    name: 'prefixed-authorizer',
    reason: 'Chalice names a blueprint’s authorizer function without its prefix, a resource that does not exist.',
    normalize: (template) =>
      eachBody((body) => {
        for (const definition of Object.values((body.securityDefinitions ?? {}) as { [name: string]: Properties })) {
          const authorizer = definition['x-amazon-apigateway-authorizer'] as { authorizerUri?: Properties } | undefined;
          const uri = authorizer?.authorizerUri;
          if (uri === undefined) continue;
          uri['Fn::Sub'] = String(uri['Fn::Sub']).replace(/\$\{(\w+)\.Arn\}/, (text, id: string) => {
            const existing = Object.keys(template.Resources).find((each) => each === id || each.endsWith(id));
            return existing === undefined ? text : `\${${existing}.Arn}`;
          });
        }
      })(template),
  },
];

function eachOfType(type: string, change: (properties: Properties) => void): (template: Template) => void {
  return (template) => {
    for (const resource of Object.values(template.Resources)) {
      if (resource.Type === type && resource.Properties !== undefined) change(resource.Properties);
    }
  };
}

function eachBody(change: (body: Properties) => void): (template: Template) => void {
  return eachOfType('AWS::ApiGateway::RestApi', (properties) => change((properties.Body ?? {}) as Properties));
}

function eachOperation(change: (path: Properties) => void): (template: Template) => void {
  return eachBody((body) => {
    for (const path of Object.values((body.paths ?? {}) as { [path: string]: Properties })) change(path);
  });
}
