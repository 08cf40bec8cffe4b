import type { Resource } from '@chalice-studio/appspec';
import { testId } from '@chalice-studio/appspec/testing';

type Of<Type extends Resource['type']> = Extract<Resource, { type: Type }>;

export function aQueue(fields: Partial<Of<'queue'>> & { name: string }): Of<'queue'> {
  return {
    id: testId('resource'),
    order: fields.name,
    kind: 'resource',
    type: 'queue',
    origin: { type: 'managed' },
    ...fields,
  };
}

export function aTopic(fields: Partial<Of<'topic'>> & { name: string }): Of<'topic'> {
  return {
    id: testId('resource'),
    order: fields.name,
    kind: 'resource',
    type: 'topic',
    origin: { type: 'managed' },
    ...fields,
  };
}
