import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseDockerfile, stageChain } from './dockerfile.mjs';
import { copyIntoImage, giveToUser, spawnInImage } from './image-root.mjs';
import { StudioError } from './studio-error.mjs';

const ROOT_USER = 0;

/** Executes the stages that the targets need; answers each target's `{ root, user, cwd, env, command, healthcheck }`. */
export async function buildStages({ dockerfile, context, folder, targets }) {
  const stages = parseDockerfile(dockerfile);
  const built = new Map();
  // What `RUN --mount=type=cache` keeps from one build to the next, is kept from one line to the next here.
  const cache = path.join(folder, 'npm-cache');
  mkdirSync(cache);
  giveToUser(cache);

  const build = async (name) => {
    if (built.has(name)) return built.get(name);
    const { from, instructions } = stageChain(stages, name).at(-1);
    const base = stages.some((stage) => stage.name === from) ? await build(from) : emptyImage(cache);
    const image = { ...base, env: { ...base.env }, root: path.join(folder, `stage-${name}`) };
    mkdirSync(image.root, { recursive: true });
    if (base.root) cpSync(base.root, image.root, { recursive: true, verbatimSymlinks: true });
    giveToUser(image.root);
    for (const instruction of instructions) {
      const source = instruction.flags.from ? (await build(instruction.flags.from)).root : context;
      await execute({ image, instruction, source, name });
    }
    built.set(name, image);
    return image;
  };

  const images = {};
  for (const target of targets) images[target] = await build(target);
  return images;
}

function emptyImage(cache) {
  return { root: undefined, cache, user: ROOT_USER, cwd: '/', env: {} };
}

async function execute({ image, instruction: { keyword, words, text, flags }, source, name }) {
  const started = performance.now();
  if (keyword === 'ENV') Object.assign(image.env, readVariables(text));
  if (keyword === 'USER') image.user = Number(text.split(':')[0]);
  if (keyword === 'CMD') image.command = words;
  if (keyword === 'HEALTHCHECK') image.healthcheck = JSON.parse(text.replace(/^.*?CMD\s+/, ''));
  if (keyword === 'WORKDIR') {
    image.cwd = path.resolve(image.cwd, text);
    mkdirSync(path.join(image.root, image.cwd), { recursive: true });
    giveToUser(path.join(image.root, image.cwd));
  }
  if (keyword === 'COPY') {
    // A stage's paths are absolute; they lie in its root.
    const sources = words.slice(0, -1).map((word) => (flags.from ? word.replace(/^\//, '') : word));
    copyIntoImage({ from: source, sources, root: image.root, cwd: image.cwd, into: words.at(-1) });
  }
  if (keyword === 'RUN') await run({ image, text });
  if (keyword === 'RUN' || keyword === 'COPY') {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${name}: ${keyword} ${text} (${seconds} s)`);
  }
}

async function run({ image, text }) {
  const child = spawnInImage({ ...image, command: ['sh', '-c', text], stdio: ['ignore', 'inherit', 'inherit'] });
  const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (status !== 0) throw new StudioError(`RUN ${text}: exit status ${status}`);
}

function readVariables(text) {
  return Object.fromEntries(
    [...text.matchAll(/(\w+)=("[^"]*"|\S+)/g)].map(([, name, value]) => [name, value.replaceAll('"', '')]),
  );
}
