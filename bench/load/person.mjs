import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const PASSWORD = 'plum-ladder-oxide-trumpet';

/** Somebody with a browser open: a session, one event stream, and something to do every now and then. */
export class LoadPerson {
  #cookies = new Map();
  #streamEnd = new AbortController();
  events = 0;

  constructor({ url, number, tally }) {
    Object.assign(this, { url, number, tally });
    this.address = `10.${number >> 8}.${number & 255}.7`;
  }

  async signUp() {
    const email = `person-${this.number}@example.com`;
    await this.call('sign up', 'POST', '/api/auth/sign-up/email', {
      name: `Person ${this.number}`,
      email,
      password: PASSWORD,
    });
  }

  /** Opens the project as a page does: its document, and its stream. */
  async open(project) {
    this.project = project;
    this.streamId = randomUUID();
    void this.#listen();
    await pause(200);
    const topics = [`project:${project.id}`];
    await this.call('subscribe', 'POST', `/api/v1/streams/${this.streamId}/topics`, { topics });
    await this.read();
  }

  async read() {
    const { revision } = await this.call('read', 'GET', `/api/v1/projects/${this.project.id}/document`);
    this.revision = revision;
    await this.call('read', 'GET', `/api/v1/projects/${this.project.id}/deployments`);
    await this.call('read', 'GET', `/api/v1/stages/${this.project.stageId}/logs?limit=100`);
  }

  async edit() {
    const file = `chalicelib/person${this.number}.ts`;
    const edits = [{ type: 'set', id: 'app', path: ['source', file], value: `export const at = ${Date.now()};\n` }];
    const change = { clientEditId: randomUUID(), baseRevision: this.revision, edits };
    await this.call('edit', 'POST', `/api/v1/projects/${this.project.id}/changes`, { change });
  }

  async announce() {
    const body = { clientId: this.streamId, selection: ['app'] };
    await this.call('presence', 'POST', `/api/v1/projects/${this.project.id}/presence`, body);
  }

  async deploy() {
    const body = { clientRequestId: randomUUID() };
    const { id } = await this.call('deploy', 'POST', `/api/v1/stages/${this.project.stageId}/deployments`, body);
    for (let tries = 0; tries < 240; tries += 1) {
      const { deployment } = await this.call('read', 'GET', `/api/v1/deployments/${id}`);
      if (deployment.finishedAt !== null) {
        if (deployment.status !== 'succeeded') this.tally.fail(`deployment: ${deployment.failure?.message}`);
        return;
      }
      await pause(1000);
    }
    this.tally.fail('deployment: not over within 4 minutes');
  }

  close() {
    this.#streamEnd.abort();
  }

  async call(what, method, path, body) {
    const began = performance.now();
    const headers = this.#headers(body === undefined ? {} : { 'content-type': 'application/json' });
    const answer = await fetch(`${this.url}${path}`, { method, headers, body: body && JSON.stringify(body) });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, ...value] = cookie.split(';')[0].split('=');
      this.#cookies.set(name, value.join('='));
    }
    const text = await answer.text();
    this.tally.add(what, performance.now() - began);
    if (!answer.ok) this.tally.fail(`${what}: ${answer.status} ${text.slice(0, 200)}`);
    return answer.ok && text !== '' ? JSON.parse(text) : {};
  }

  async #listen() {
    const { signal } = this.#streamEnd;
    try {
      const answer = await fetch(`${this.url}/api/stream?stream=${this.streamId}`, {
        headers: this.#headers({}),
        signal,
      });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      for await (const chunk of answer.body) this.events += Buffer.from(chunk).toString().split('\ndata:').length - 1;
      if (!signal.aborted) throw new Error('it ended');
    } catch (error) {
      if (!signal.aborted) this.tally.fail(`stream: ${error.message}`);
    }
  }

  #headers(more) {
    const cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ');
    return { ...more, origin: this.url, cookie, 'x-forwarded-for': this.address };
  }
}
