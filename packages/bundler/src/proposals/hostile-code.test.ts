import { expect, test } from 'vitest';
import { proposals, sdk } from './testing';

const lines = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

const doubling = `${lines(40, (n) => `function f${n}(a: string, b: string) { f${n + 1}(a + '/' + b, b); f${n + 1}(b, a + '/' + a); }`)}
declare function f40(...all: unknown[]): void;
class A { constructor(readonly a: unknown, readonly b: unknown) {} }
const v0 = new A(1, 2);
${lines(40, (n) => `const v${n + 1} = new A(v${n}, v${n});`)}
${lines(9000, (n) => `let l${n};`)}
const use = (v: A, l: unknown) => v;
export const run = () => { f0('x', 'y'); return use(v40, l1); };`;

test.each([
  ['syntax that is being typed', 'export const run = () => {', 'cannot be read'],
  ['brackets without end', `export const run = () => ${'('.repeat(100_000)}1${')'.repeat(100_000)};`, 'cannot be read'],
  ['a sum without end', `export const run = () => 1${' + 1'.repeat(2000)};`, 'too long or nested too deeply'],
  ['calls that double with each line', doubling, ''],
])('%s ends in words, not in a crash', (_what, code, words) => {
  const { unused, unclear } = proposals(code, { uses: ['read'] });
  expect(unclear.join()).toContain(words);
  expect(unused).toEqual(words === '' ? ['read'] : []);
});

test('functions that call each other for ever come to an end', () => {
  const chain = `a${'.b()'.repeat(500)}`;
  const code = `${sdk}const ping = (n: string): unknown => pong(n + 'x'); const pong = (n: string): unknown => ping(\`\${n}y\`);
const loop = (f: any): any => loop(() => f);
const a: any = {}; const self: any = { ...self, x: self.y };
export const run = () => { ping('a'); loop(1); ${chain}; return client.send(new PutCommand({ TableName: process.env.ORDERS_TABLE })); };`;
  expect(proposals(code).missing).toEqual(['write orders']);
});
