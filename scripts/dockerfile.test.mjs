import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseDockerfile, stageChain } from './lib/dockerfile.mjs';

const sample = `# syntax=docker/dockerfile:1
ARG NODE_VERSION=20
FROM node:\${NODE_VERSION}-slim AS base
ENV A=1 B=2
FROM base AS build
# a comment
COPY --from=base --chown=1:1 a b/
RUN --mount=type=cache,target=/x npm ci \\
  --ignore-scripts
CMD ["node", "a b.js"]
`;

test('reads stages, flags, continued lines and lists', () => {
  const [base, build] = parseDockerfile(sample);
  expect(base).toMatchObject({ from: 'node:20-slim', name: 'base' });
  expect(build.instructions.map(({ keyword, words }) => [keyword, words.filter(Boolean)])).toEqual([
    ['COPY', ['a', 'b/']],
    ['RUN', ['npm', 'ci', '--ignore-scripts']],
    ['CMD', ['node', 'a b.js']],
  ]);
  expect(build.instructions[0].flags).toEqual({ from: 'base', chown: '1:1' });
});

test('knows what a stage is made of', () => {
  expect(stageChain(parseDockerfile(sample), 'build').map(({ name }) => name)).toEqual(['base', 'build']);
});

test('refuses an instruction that it would have to pass over', () => {
  expect(() => parseDockerfile(`${sample}SHELL ["bash"]`)).toThrow('does not know SHELL');
});

test('the shipped Dockerfile copies the package.json of every workspace before it installs', () => {
  const root = path.resolve(import.meta.dirname, '..');
  const stages = parseDockerfile(readFileSync(path.join(root, 'Dockerfile'), 'utf8'));
  const copied = stages
    .flatMap((stage) => stage.instructions)
    .flatMap(({ keyword, words }) => (keyword === 'COPY' ? words : []));
  const lockfile = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const workspaces = Object.keys(lockfile.packages).filter((place) => place !== '' && !place.includes('node_modules'));
  expect(workspaces.filter((place) => !copied.includes(`${place}/package.json`))).toEqual([]);
});

test('both images run as a numeric user who is not root', () => {
  const stages = parseDockerfile(readFileSync(path.resolve(import.meta.dirname, '../Dockerfile'), 'utf8'));
  for (const name of ['studio', 'runner']) {
    const instructions = stageChain(stages, name).flatMap((stage) => stage.instructions);
    expect(instructions.findLast(({ keyword }) => keyword === 'USER').text).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  }
});
