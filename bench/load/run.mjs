// Many people on several projects for some minutes: they edit, look, tell where they are, hear each other, deploy now and
// then. Fails on any error, and when the studio's memory grows: what the server keeps after collecting its garbage is asked
// for at the beginning and after each third. Loopback only, bounded in people and time.
// usage: node bench/load/run.mjs [--people 200] [--projects 20] [--seconds 300]
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../../scripts/lib/build-studio.mjs';
import { installIfNeeded } from '../../scripts/lib/install.mjs';
import { startStudio } from '../lib/start-studio.mjs';
import { percentile } from '../lib/statistics.mjs';
import { keptBy, memoryOf } from './memory.mjs';
import { LoadPerson } from './person.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const USUAL = { people: 200, projects: 20, seconds: 300 };
const MOST = { people: 500, projects: 50, seconds: 900 };
/** Memory of the last third beside that of the second: a leak of every request shows, noise does not. */
const MOST_GROWTH = 1.15;
const SIGN_UPS_AT_ONCE = 4;
/** Longer than the studio keeps the topics of a page that is away. */
const AWAY_MS = 90_000;
const { values } = parseArgs({
  options: Object.fromEntries(Object.keys(USUAL).map((name) => [name, { type: 'string' }])),
});
const asked = Object.fromEntries(
  Object.entries(USUAL).map(([name, usual]) => [name, Math.min(MOST[name], Number(values[name] ?? usual))]),
);

const tally = {
  times: new Map(),
  failures: [],
  add(what, ms) {
    this.times.set(what, [...(this.times.get(what) ?? []), ms]);
  },
  fail(why) {
    this.failures.push(why);
  },
};

process.exitCode = await main();

async function main() {
  installIfNeeded(root);
  buildIfStale(root);
  // Each person comes from an address of their own, as behind a proxy: limits by address are meant for one.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-load-'));
  const heapReport = path.join(folder, 'heap.jsonl');
  const preload = `--import=${path.join(import.meta.dirname, 'heap-report.mjs')}`;
  const env = { STUDIO_TRUST_PROXY: '1', LOAD_HEAP_REPORT: heapReport, NODE_OPTIONS: preload };
  const studio = await startStudio({ root, env });
  try {
    const kept = [await tellKept('with nobody there', studio, heapReport)];
    const people = await gather(studio.address);
    console.log(`${people.length} people have ${asked.projects} projects open; ${asked.seconds} s begin`);
    tally.times.clear();
    const thirds = [];
    for (const third of ['first', 'second', 'last']) {
      const memory = [];
      const timer = setInterval(() => memory.push(memoryOf(studio.pid)), 2000);
      const until = Date.now() + (asked.seconds / 3) * 1000;
      await Promise.all(people.map((person, index) => live(person, { until, deploys: index < asked.projects })));
      clearInterval(timer);
      thirds.push(memory);
      kept.push(await tellKept(`after the ${third} third`, studio, heapReport));
    }
    for (const person of people) person.close();
    await pause(AWAY_MS);
    kept.push(await tellKept(`${AWAY_MS / 1000} s after all left`, studio, heapReport));
    return report(people, { thirds, kept });
  } finally {
    await studio.close();
    rmSync(folder, { recursive: true });
  }
}

async function tellKept(when, studio, heapReport) {
  const kept = await keptBy(studio.pid, heapReport);
  const words = Object.entries(kept).map(([name, megabytes]) => `${name} ${megabytes}`);
  console.log(`MB kept ${when}: ${words.join(', ')}`);
  return kept;
}

/** The first person of each project makes it; the others come by a link to their team. */
async function gather(url) {
  const people = Array.from({ length: asked.people }, (_, number) => new LoadPerson({ url, number, tally }));
  await inTurns(people, (person) => person.signUp());
  const owners = people.slice(0, asked.projects);
  const projects = [];
  await inTurns(owners, async (owner) => {
    const [team] = (await owner.call('read', 'GET', '/api/v1/me')).teams;
    const body = { teamId: team.id, name: `load-${owner.number}`, start: { type: 'example', example: 'todo' } };
    const project = await owner.call('create', 'POST', '/api/v1/projects', body);
    const invitation = { role: 'editor', maxUses: 100 };
    const { url: link } = await owner.call('invite', 'POST', `/api/v1/teams/${team.id}/invitations`, invitation);
    projects[owner.number] = { id: project.id, stageId: project.stages[0].id, secret: new URL(link).hash.slice(1) };
  });
  await inTurns(people, async (person) => {
    const project = projects[person.number % asked.projects];
    if (person.number >= asked.projects) {
      await person.call('join', 'POST', '/api/v1/invitations/accept', { secret: project.secret });
    }
    await person.open(project);
  });
  return people;
}

async function inTurns(all, work) {
  const waiting = [...all];
  const one = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: SIGN_UPS_AT_ONCE }, one));
}

async function live(person, { until, deploys }) {
  while (Date.now() < until) {
    await pause(1000 + Math.random() * 4000);
    const chance = Math.random();
    try {
      if (deploys && chance < 0.03) await person.deploy();
      else if (chance < 0.35) await person.edit();
      else if (chance < 0.7) await person.announce();
      else await person.read();
    } catch (error) {
      tally.fail(`${error.message} ${error.cause?.code ?? ''}`);
    }
  }
}

function report(people, { thirds, kept }) {
  for (const [what, times] of tally.times) {
    const at = (share) => percentile(times, share).toFixed(0).padStart(6);
    console.log(
      `${what.padEnd(10)} ${String(times.length).padStart(6)} calls, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`,
    );
  }
  const mean = (part, key) => part.reduce((sum, each) => sum + each[key], 0) / Math.max(1, part.length);
  for (const key of ['server', 'all']) {
    console.log(`memory, ${key}: ${thirds.map((part) => `${mean(part, key).toFixed(0)} MB`).join(', then ')}`);
  }
  console.log(`events heard: ${people.reduce((sum, { events }) => sum + events, 0)}`);
  console.log(
    `${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.versions.node}, load ${os.loadavg()[0].toFixed(1)}`,
  );
  for (const failure of new Set(tally.failures.slice(0, 20))) console.error(failure);
  const resident = mean(thirds[2], 'server') / mean(thirds[1], 'server');
  const live = kept[3].heapUsed / kept[2].heapUsed;
  console.log(
    `${tally.failures.length} errors; last third beside the second: memory × ${resident.toFixed(2)}, kept on the heap × ${live.toFixed(2)}`,
  );
  return tally.failures.length === 0 && Math.max(resident, live) < MOST_GROWTH ? 0 : 1;
}
