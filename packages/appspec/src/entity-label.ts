import type { AppSpec, Entity } from './app-spec';
import { findEntity } from './entities';
import { APP_ID } from './ids';

const websocketWords = {
  connect: 'WebSocket connect',
  message: 'WebSocket message',
  disconnect: 'WebSocket disconnect',
};

/** An entity in a person's words: `GET /orders/{id}`, `queue jobs`, `list_todos → table todos`. */
export function entityLabel(spec: AppSpec, id: string): string {
  if (id === APP_ID) return 'the app';
  const entity = findEntity(spec, id);
  return entity === undefined ? id : labelOf(spec, entity);
}

export function labelOf(spec: AppSpec, entity: Entity): string {
  switch (entity.kind) {
    case 'route':
      return `${entity.methods.join(', ')} ${entity.path}`;
    case 'schedule':
      return `schedule ${entity.name}`;
    case 'cw-event':
      return `event rule ${entity.name}`;
    case 's3-event':
    case 'sns-message':
    case 'sqs-message':
    case 'kinesis-record':
    case 'dynamodb-record':
      return `handler ${entity.name}`;
    case 'lambda-function':
      return `function ${entity.name}`;
    case 'authorizer':
      return entity.type === 'iam' ? 'IAM authorizer' : `authorizer ${entity.name}`;
    case 'websocket-handler':
      return entity.routeKey === undefined ? websocketWords[entity.event] : `WebSocket ${entity.routeKey}`;
    case 'blueprint':
      return `blueprint ${entity.name}`;
    case 'middleware':
      return `middleware ${entity.handler.export}`;
    case 'resource':
      return `${entity.type} ${entity.name}`;
    case 'use':
      return `${endLabel(spec, entity.from)} → ${endLabel(spec, entity.resource)}`;
  }
}

/** An end of a use is no use itself, but a document that comes from elsewhere may say so, in a circle even. */
function endLabel(spec: AppSpec, id: string): string {
  return findEntity(spec, id)?.kind === 'use' ? id : entityLabel(spec, id);
}
