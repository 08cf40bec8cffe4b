/**
 * Reads the part of Dockerfile syntax that ours uses: stages of instructions `{ keyword, words, flags, text }`.
 * What it does not know it refuses, so that the dry run never passes over a line.
 */
export function parseDockerfile(source) {
  const stages = [];
  const buildArguments = {};
  for (const { keyword, rest } of logicalLines(source)) {
    if (keyword === 'ARG' && stages.length === 0) {
      const [name, value] = rest.split('=');
      buildArguments[name] = value;
    } else if (keyword === 'FROM') {
      stages.push(readStage(expand(rest, buildArguments)));
    } else {
      stages.at(-1).instructions.push(readInstruction(keyword, rest));
    }
  }
  return stages;
}

/** The stages that a target is made of, the base first. */
export function stageChain(stages, name) {
  const stage = stages.find((each) => each.name === name);
  if (!stage) throw new Error(`the Dockerfile has no stage '${name}'`);
  const isOurs = stages.some((each) => each.name === stage.from);
  return [...(isOurs ? stageChain(stages, stage.from) : []), stage];
}

const KNOWN = ['ENV', 'WORKDIR', 'COPY', 'RUN', 'USER', 'VOLUME', 'EXPOSE', 'HEALTHCHECK', 'CMD'];

function readStage(rest) {
  const found = rest.match(/^(\S+) AS (\S+)$/i);
  if (!found) throw new Error(`every stage needs a name: FROM ${rest}`);
  return { from: found[1], name: found[2], instructions: [] };
}

function readInstruction(keyword, rest) {
  if (!KNOWN.includes(keyword)) throw new Error(`the dry run does not know ${keyword}`);
  const flags = {};
  const text = rest.replace(/^(--([\w-]+)=(\S+)\s+)+/, (all) => {
    for (const [, name, value] of all.matchAll(/--([\w-]+)=(\S+)/g)) flags[name] = value;
    return '';
  });
  const words = text.startsWith('[') ? JSON.parse(text) : text.split(/\s+/);
  return { keyword, flags, text, words };
}

function logicalLines(source) {
  return source
    .replace(/^\s*#.*$/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim().match(/^(\w+)\s+(.*)$/))
    .filter((found) => found !== null)
    .map(([, keyword, rest]) => ({ keyword: keyword.toUpperCase(), rest }));
}

function expand(text, values) {
  return text.replace(/\$\{(\w+)\}/g, (_all, name) => values[name] ?? '');
}
