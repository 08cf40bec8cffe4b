import { expect, test } from 'vitest';
import { searchExamples } from './example-search';

const example = (name: string, category: string, kind: 'route' | 'schedule') => ({
  ...{ name, title: name, description: '', category, teaches: ['Something to learn'] },
  ...{ constructs: [{ kind, count: 1 }], picture: { cards: [], edges: [] } },
});
const examples = [example('todo', 'REST + DynamoDB', 'route'), example('reports', 'Scheduled job', 'schedule')];
const found = (text: string) => searchExamples(examples, text).map(({ name }) => name);

test.each([
  ['', ['todo', 'reports']],
  ['dynamodb', ['todo']],
  ['SCHED', ['reports']],
  ['learn job', ['reports']],
  ['route job', []],
])('%j finds %j', (text, names) => {
  expect(found(text)).toEqual(names);
});
