import { expect, test } from 'vitest';
import { type TemplateSide, templateDiff } from './template-diff';

const side = (template: object, origins: Record<string, string> = {}): TemplateSide => ({
  text: JSON.stringify(template),
  origins,
  labelOf: (id) => `the ${id}`,
});
const queue = (DelaySeconds: number) => ({ Type: 'AWS::SQS::Queue', Properties: { DelaySeconds } });

test('resources come first, the changed ones before the others, each with the construct that it is made for', () => {
  const before = side(
    {
      AWSTemplateFormatVersion: '1',
      Outputs: { Url: { Value: 1 } },
      Resources: { A: queue(1), Gone: queue(1), Z: queue(1) },
    },
    { A: 'queue_a', Gone: 'queue_gone', Z: 'queue_z' },
  );
  const after = side(
    {
      AWSTemplateFormatVersion: '1',
      Outputs: { Url: { Value: 2 } },
      Resources: { A: queue(1), B: queue(1), Z: queue(2) },
    },
    { A: 'queue_a', B: 'queue_b', Z: 'queue_z' },
  );
  expect(
    templateDiff(before, after).map(({ section, name, type, change, origin }) => ({
      section,
      name,
      type,
      change,
      origin,
    })),
  ).toEqual([
    { section: 'Resources', name: 'Z', type: 'AWS::SQS::Queue', change: 'changed', origin: 'the queue_z' },
    { section: 'Resources', name: 'B', type: 'AWS::SQS::Queue', change: 'added', origin: 'the queue_b' },
    { section: 'Resources', name: 'Gone', type: 'AWS::SQS::Queue', change: 'removed', origin: 'the queue_gone' },
    { section: 'Outputs', name: 'Url', type: undefined, change: 'changed', origin: undefined },
  ]);
});

test('what is no section of parts is compared as a whole, and a section that is new is all of it new', () => {
  const changes = templateDiff(side({ Description: 'a' }), side({ Description: 'b', Conditions: { IsProd: true } }));
  expect(changes.map(({ section, name, change }) => [section, name, change])).toEqual([
    ['Description', 'Description', 'changed'],
    ['Conditions', 'IsProd', 'added'],
  ]);
});

test('two templates that say the same differ in nothing', () => {
  expect(templateDiff(side({ Resources: { A: queue(1) } }), side({ Resources: { A: queue(1) } }))).toEqual([]);
});
