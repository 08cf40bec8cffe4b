import { expect, test } from 'vitest';
import { actionWords } from './action-words';
import { changesOf } from './changes';
import { inputOf, isFiltered } from './filter';
import { subjectLink } from './subject-link';

const project = { id: 'p1', name: 'shop', isThere: true };
const entry = { subject: 'prod', subjectId: 'd1', details: {}, project };

test('a change is said field by field, and what did not change is left out', () => {
  const before = { variables: { LEVEL: 'info', KEEP: '1' }, roles: ['a'], gone: true };
  const after = { variables: { LEVEL: 'debug', KEEP: '1', NEW: '2' }, roles: ['a', 'b'], gone: null };
  expect(changesOf({ before, after })).toEqual([
    { field: 'variables.LEVEL', before: 'info', after: 'debug' },
    { field: 'roles', before: '["a"]', after: '["a","b"]' },
    { field: 'gone', before: 'true', after: undefined },
    { field: 'variables.NEW', before: undefined, after: '2' },
  ]);
  expect(changesOf({ before: null, after: null })).toEqual([]);
});

test.each([
  ['deployment.approve', '/p/p1/deployments?deployment=d1'],
  ['secret.set', '/p/p1/stages?stage=prod'],
  ['secret.read', '/p/p1/deployments?deployment=d1'],
  ['stage.delete', '/p/p1/stages'],
  ['design.change', '/p/p1/history?revision=d1'],
])('%s leads to %s', (action, href) => {
  expect(subjectLink({ ...entry, action })).toBe(href);
});

test('what is gone, or has no page, leads nowhere', () => {
  expect(subjectLink({ ...entry, action: 'stage.update', project: { ...project, isThere: false } })).toBeUndefined();
  expect(subjectLink({ ...entry, action: 'audit.export', project: null })).toBeUndefined();
  expect(subjectLink({ ...entry, action: 'aws-account.rename', project: null })).toBe('/aws-accounts/d1');
});

test('an action without words of its own is said by its name', () => {
  expect(actionWords('secret.set')).toBe('set a secret');
  expect(actionWords('something-new.begin')).toBe('something new: begin');
});

test('days of a filter are whole days of whoever looks', () => {
  const none = { who: undefined, action: undefined, q: undefined, from: undefined, to: undefined, project: undefined };
  const { from, to } = inputOf({ ...none, from: '2026-03-01', to: '2026-03-01' });
  expect((to ?? 0) - (from ?? 0)).toBe(24 * 3600 * 1000);
  expect(new Date(from ?? 0).getHours()).toBe(0);
  expect(inputOf({ ...none, from: 'yesterday' })).toEqual({});
  expect([isFiltered(none), isFiltered({ ...none, q: 'x' })]).toEqual([false, true]);
});
