import { describe, expect, test } from 'vitest';
import type { Json } from '../json';
import { checkPattern } from './check-pattern';
import { matchesPattern, patternMismatches } from './event-pattern';

const event = {
  source: 'aws.ec2',
  account: '123456789012',
  resources: ['arn:aws:ec2:eu-west-1:123456789012:instance/i-1', 'arn:aws:ec2:eu-west-1:123456789012:volume/v-1'],
  detail: {
    state: 'running',
    count: 5,
    ratio: 0.25,
    isSpot: false,
    owner: null,
    note: '',
    ip: '10.0.0.77',
    ip6: '2001:db8::5',
    file: 'uploads/2026/cat.PNG',
    stars: 'a*b',
    tags: ['blue', 'green'],
    none: [],
    volumes: [
      { id: 'v-1', size: 8 },
      { id: 'v-2', size: 100 },
    ],
  },
};

/** What one field of the event's detail is asked, and whether that is so. */
const rules: [field: string, rule: Json, matches: boolean][] = [
  ['state', 'running', true],
  ['state', 'stopped', false],
  ['count', 5, true],
  ['count', '5', false],
  ['isSpot', false, true],
  ['owner', null, true],
  ['note', '', true],
  ['gone', null, false],
  ['state', { prefix: 'run' }, true],
  ['state', { prefix: 'Run' }, false],
  ['state', { prefix: { 'equals-ignore-case': 'RUN' } }, true],
  ['count', { prefix: '5' }, false],
  ['file', { suffix: '.PNG' }, true],
  ['file', { suffix: '.png' }, false],
  ['file', { suffix: { 'equals-ignore-case': '.png' } }, true],
  ['file', { suffix: 'a/long/prefix/uploads/2026/cat.PNG' }, false],
  ['state', { 'equals-ignore-case': 'RUNNING' }, true],
  ['state', { 'equals-ignore-case': 'RUN' }, false],
  ['state', { 'anything-but': 'stopped' }, true],
  ['state', { 'anything-but': ['stopped', 'running'] }, false],
  ['count', { 'anything-but': 5 }, false],
  ['gone', { 'anything-but': 'stopped' }, false],
  ['state', { 'anything-but': { prefix: 'stop' } }, true],
  ['state', { 'anything-but': { prefix: ['stop', 'run'] } }, false],
  ['file', { 'anything-but': { suffix: '.PNG' } }, false],
  ['state', { 'anything-but': { 'equals-ignore-case': ['RUNNING'] } }, false],
  ['file', { 'anything-but': { wildcard: 'uploads/*.png' } }, true],
  ['count', { numeric: ['=', 5] }, true],
  ['count', { numeric: ['>', 0, '<=', 5] }, true],
  ['count', { numeric: ['>', 5] }, false],
  ['ratio', { numeric: ['<', 0.3] }, true],
  ['state', { numeric: ['=', 5] }, false],
  ['state', { exists: true }, true],
  ['gone', { exists: true }, false],
  ['gone', { exists: false }, true],
  ['owner', { exists: true }, true],
  ['ip', { cidr: '10.0.0.0/24' }, true],
  ['ip', { cidr: '10.0.0.0/26' }, false],
  ['ip', { cidr: '0.0.0.0/0' }, true],
  ['ip6', { cidr: '2001:db8::/32' }, true],
  ['ip6', { cidr: '10.0.0.0/8' }, false],
  ['state', { cidr: '10.0.0.0/8' }, false],
  ['file', { wildcard: 'uploads/*/cat.*' }, true],
  ['file', { wildcard: 'uploads/cat' }, false],
  ['stars', { wildcard: 'a\\*b' }, true],
  ['state', { wildcard: 'a\\*b' }, false],
  ['tags', 'green', true],
  ['tags', 'red', false],
  ['tags', { prefix: 'bl' }, true],
];

test.each(rules)('%s asked for %j: %s', (field, rule, matches) => {
  expect(matchesPattern({ detail: { [field]: [rule] } }, event)).toBe(matches);
});

describe('fields together', () => {
  test('all have to match, of a list one', () => {
    expect(matchesPattern({ source: ['aws.ec2'], detail: { state: ['stopped', 'running'], count: [5] } }, event)).toBe(
      true,
    );
    expect(matchesPattern({ source: ['aws.ec2'], detail: { state: ['running'], count: [6] } }, event)).toBe(false);
  });

  test('$or takes one of several, beside what else is asked', () => {
    const either: { [field: string]: Json } = { $or: [{ detail: { count: [6] } }, { detail: { state: ['running'] } }] };
    expect(matchesPattern({ source: ['aws.ec2'], ...either }, event)).toBe(true);
    expect(matchesPattern({ source: ['aws.s3'], ...either }, event)).toBe(false);
    expect(matchesPattern({ detail: { $or: [{ count: [6] }, { state: ['stopped'] }] } }, event)).toBe(false);
  });

  test('one object of a list has to fit as a whole', () => {
    expect(matchesPattern({ detail: { volumes: { id: ['v-2'], size: [100] } } }, event)).toBe(true);
    expect(matchesPattern({ detail: { volumes: { id: ['v-1'], size: [100] } } }, event)).toBe(false);
  });

  test('what does not fit is named, with what was there', () => {
    const pattern = { source: ['aws.s3'], detail: { state: ['running'], count: [{ numeric: ['>', 5] }] } };
    expect(patternMismatches(pattern, event)).toEqual([
      { path: ['source'], wanted: ['aws.s3'], found: 'aws.ec2' },
      { path: ['detail', 'count'], wanted: [{ numeric: ['>', 5] }], found: 5 },
    ]);
  });
});

test.each<[Json, RegExp]>([
  [{ source: 'aws.ec2' }, /must be a list of what matches: \["aws.ec2"\]/],
  [{ source: [] }, /empty list/],
  [{ detail: {} }, /is empty/],
  [[], /A pattern is an object/],
  [{ a: [['b']] }, /list in a list/],
  [{ a: [{ prefix: 'a', suffix: 'b' }] }, /stands alone/],
  [{ a: [{ like: 'a' }] }, /no operator “like”/],
  [{ a: [{ exists: 'yes' }] }, /true or false/],
  [{ a: [{ numeric: ['>'] }] }, /takes comparisons/],
  [{ a: [{ numeric: ['~', 5] }] }, /takes comparisons/],
  [{ a: [{ numeric: ['>', 5, '<', 1] }] }, /empty range/],
  [{ a: [{ cidr: '10.0.0.0' }] }, /an address and a length/],
  [{ a: [{ cidr: '10.0.0.0/33' }] }, /an address and a length/],
  [{ a: [{ wildcard: 'a**' }] }, /beside each other/],
  [{ a: [{ 'anything-but': [] }] }, /one text or number/],
  [{ a: [{ 'anything-but': { numeric: 5 } }] }, /and its like/],
  [{ a: [{ prefix: 5 }] }, /takes a text/],
  [{ a: [{ 'equals-ignore-case': ['b'] }] }, /takes a text/],
  [{ $or: [{ a: ['b'] }] }, /at least two patterns/],
])('EventBridge would refuse %j', (pattern, reason) => {
  expect(checkPattern(pattern, 'eventbridge').map(({ message }) => message)).toEqual([expect.stringMatching(reason)]);
});

test('every operator in its place is accepted', () => {
  const all = Object.fromEntries(rules.map(([, rule], index) => [`field${index}`, [rule]]));
  expect(checkPattern({ ...all, $or: [{ a: ['b'] }, { c: ['d'] }] }, 'eventbridge')).toEqual([]);
});

test('Lambda’s filters know fewer operators', () => {
  expect(checkPattern({ body: { ip: [{ cidr: '10.0.0.0/8' }] } }, 'lambda')).toEqual([
    { path: ['body', 'ip'], message: expect.stringContaining('Lambda has no operator “cidr”') },
  ]);
});

test('many stars in a pattern cost no time', () => {
  const pattern = { detail: { state: [{ wildcard: `${'*a'.repeat(100)}*b` }] } };
  const began = performance.now();
  expect(matchesPattern(pattern, { detail: { state: 'a'.repeat(5000) } })).toBe(false);
  expect(matchesPattern(pattern, { detail: { state: `${'a'.repeat(5000)}b` } })).toBe(true);
  expect(performance.now() - began).toBeLessThan(500);
});
