import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Edit } from '@chalice-studio/appspec';
import { aRoute } from '@chalice-studio/appspec/testing';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../contract';
import { isFinal } from '../deployments/status';
import { createRecordId } from '../record-id';

export const ORIGIN = 'http://localhost:3000';

export type Client = ContractRouterClient<typeof contract>;
export type Handle = (request: Request) => Promise<Response>;

/** Somebody with a browser: keeps cookies, names the origin, calls the API by its contract. */
export class TestPerson {
  readonly client: Client;
  readonly email = `${createRecordId(8)}@example.com`;
  readonly #handle: Handle;
  /** Each sits at a machine of their own: attempts are counted by address. */
  readonly #address = someAddress();
  readonly #cookies = new Map<string, string>();

  constructor(handle: Handle) {
    this.#handle = handle;
    const link = new RPCLink({ url: `${ORIGIN}/api/rpc`, fetch: (request) => this.#send(request) });
    this.client = createORPCClient(link);
  }

  static async signUp(handle: Handle, name = 'Ada'): Promise<TestPerson> {
    const person = new TestPerson(handle);
    const answer = await person.post('/api/auth/sign-up/email', { name, email: person.email, password: PASSWORD });
    if (!answer.ok) throw new Error(`Signing up failed: ${answer.status} ${await answer.text()}`);
    return person;
  }

  /** The same browser, served by another process. */
  at(handle: Handle): TestPerson {
    const person = new TestPerson(handle);
    for (const [name, value] of this.#cookies) person.#cookies.set(name, value);
    return person;
  }

  post(path: string, body: unknown): Promise<Response> {
    return this.fetch(path, postOf(body));
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return this.#send(new Request(`${ORIGIN}${path}`, init));
  }

  async teamId(): Promise<string> {
    const { teams } = await this.client.teams.me();
    return teams[0]?.id ?? '';
  }

  async id(): Promise<string> {
    return (await this.client.teams.me()).person.id;
  }

  async createProject(example?: string, name = `p-${createRecordId(8)}`, teamId?: string) {
    const start = example === undefined ? ({ type: 'blank' } as const) : ({ type: 'example', example } as const);
    const project = await this.client.projects.create({ teamId: teamId ?? (await this.teamId()), name, start });
    return { project, stageId: project.stages[0]?.id ?? '' };
  }

  async #send(request: Request): Promise<Response> {
    const headers = new Headers(request.headers);
    if (!headers.has('origin')) headers.set('origin', ORIGIN);
    if (!headers.has('x-forwarded-for')) headers.set('x-forwarded-for', this.#address);
    if (this.#cookies.size > 0) headers.set('cookie', [...this.#cookies].map((cookie) => cookie.join('=')).join('; '));
    const answer = await this.#handle(new Request(request, { headers }));
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie);
    return answer;
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ');
    const [name = '', ...value] = pair.split('=');
    if (attributes.includes('Max-Age=0')) this.#cookies.delete(name);
    else this.#cookies.set(name, value.join('='));
  }
}

/** A file goes as a form, everything else as JSON. */
export function postOf(body: unknown): RequestInit {
  if (body instanceof FormData) return { method: 'POST', body };
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function someAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

export const PASSWORD = 'a long enough password';

let requests = 0;

/** A new project with one route, and nothing to install: it builds in a moment. */
export async function createApp(person: TestPerson, { teamId, name }: { teamId?: string; name?: string } = {}) {
  const { project, stageId } = await person.createProject(undefined, name, teamId);
  const { id: projectId } = project;
  const write = async (edits: Edit[], baseRevision?: number) => {
    const { revision } = await person.client.revisions.open({ projectId });
    const change = { clientEditId: createRecordId(), baseRevision: baseRevision ?? revision, edits };
    return person.client.revisions.submit({ projectId, change });
  };
  const route = aRoute();
  await write([
    setFile('chalicelib/handlers.ts', 'export function listOrders() {\n  return { orders: [] };\n}\n'),
    { type: 'create', collection: 'routes', entity: route },
  ]);
  const deploy = (clientRequestId = `request-${++requests}`) =>
    person.client.deployments.create({ stageId, clientRequestId });
  return { projectId, stageId, route, write, deploy, ended: (id: string) => deploymentEnded(person, id) };
}

export function setFile(file: string, value: string): Edit {
  return { type: 'set', id: 'app', path: ['source', file], value };
}

/** Waits for a deployment to be over. */
export async function deploymentEnded(person: TestPerson, deploymentId: string) {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    const found = await person.client.deployments.get({ deploymentId });
    if (isFinal(found.deployment.status)) return found;
    await pause(50);
  }
  throw new Error(`Deployment ${deploymentId} was not over within 60 s.`);
}
