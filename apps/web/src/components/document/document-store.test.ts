import { type AcceptedChange, type AppSpec, applyEdits, type Change, rebaseEdits } from '@chalice-studio/appspec';
import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { saveStatusOf } from './document-state';
import { createDocumentStore, type DocumentStore } from './document-store';
import { createPendingStorage } from './pending-storage';
import { type DocumentTransport, OutdatedError, type SubmitAnswer } from './transport';

const FILE = 'chalicelib/notes.ts';

/** The network's other end, with the one rule that matters here: it orders changes and rebases them. */
class Studio {
  readonly changes: AcceptedChange[] = [];
  spec: AppSpec;
  isReachable = true;
  /** More than this is not told change by change. */
  mostMissed = Number.POSITIVE_INFINITY;
  readonly #first: AppSpec;
  readonly pages: DocumentStore[] = [];

  constructor(spec: AppSpec) {
    this.spec = spec;
    this.#first = spec;
  }

  at(revision: number): AppSpec {
    return this.changes.slice(0, revision).reduce((spec, change) => {
      const result = applyEdits(spec, change.edits);
      return result.ok ? result.spec : spec;
    }, this.#first);
  }

  submit(change: Change): SubmitAnswer {
    const missed = this.changes.slice(change.baseRevision);
    const before = this.changes.find((each) => each.clientEditId === change.clientEditId);
    if (before !== undefined) return { status: 'accepted', change: before, missed };
    const edits = missed.reduce((moved, each) => rebaseEdits(moved, each.edits), change.edits);
    const result = applyEdits(this.spec, edits);
    if (!result.ok) return { status: 'refused', problems: result.problems, missed };
    this.spec = result.spec;
    const accepted = { revision: this.changes.length + 1, clientEditId: change.clientEditId, edits };
    this.changes.push(accepted);
    return { status: 'accepted', change: accepted, missed };
  }

  transport(): DocumentTransport {
    const call = async <Answer>(answer: () => Answer): Promise<Answer> => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (!this.isReachable) throw new TypeError('Failed to fetch');
      return answer();
    };
    return {
      open: () => call(() => ({ spec: this.spec, revision: this.changes.length, positions: {}, notes: {} })),
      submit: (change) =>
        call(() => {
          if (this.changes.length - change.baseRevision > this.mostMissed) throw new OutdatedError('Open it again.');
          return this.submit(change);
        }),
      since: (revision) =>
        call(() => {
          if (this.changes.length - revision > this.mostMissed) throw new OutdatedError('Open the document again.');
          return this.changes.slice(revision);
        }),
      at: (revision) => call(() => this.at(revision)),
      move: () => call(() => undefined),
      annotate: () => call(() => ({})),
      readCanvas: () => call(() => ({ positions: {}, notes: {} })),
      announce: () => call(() => undefined),
    };
  }
}

class MemoryStorage {
  readonly #items = new Map<string, string>();
  getItem = (key: string) => this.#items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#items.set(key, value);
  removeItem = (key: string) => void this.#items.delete(key);
  key = (index: number) => [...this.#items.keys()][index] ?? null;
  get length() {
    return this.#items.size;
  }
}

let clock = 0;
let ids = 0;
const nextId = (prefix: string) => {
  ids += 1;
  return `${prefix}${ids}`;
};

async function openPage(studio: Studio, storage = new MemoryStorage()): Promise<DocumentStore> {
  const transport = studio.transport();
  const clientId = nextId('page');
  const store = createDocumentStore({
    transport,
    storage: createPendingStorage({ storage, projectId: 'p', clientId, now: () => clock }),
    opened: await transport.open(),
    clientId,
    now: () => clock,
    createChangeId: () => nextId('change'),
  });
  studio.pages.push(store);
  return store;
}

/** What opening a page does with what earlier ones left. */
async function adoptAll(page: DocumentStore, storage: MemoryStorage): Promise<void> {
  const left = createPendingStorage({ storage, projectId: 'p', clientId: page.clientId, now: () => clock }).adopt();
  for (const each of left) {
    await page.adopt(each);
    each.remove();
  }
}

async function settled(...pages: DocumentStore[]): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (pages.every((page) => page.getState().document.pending.length === 0)) return;
  }
  throw new Error('The changes were never confirmed.');
}

/** What the event stream does. */
function stream(studio: Studio, page: DocumentStore): void {
  for (const change of studio.changes)
    page.takeMessage({
      type: 'change',
      change: { ...change, edits: [...change.edits], at: 0, author: { id: 'x', name: 'X' }, summary: '' },
    });
}

const textOf = (page: DocumentStore) => page.getState().document.spec.source[FILE];
const typed = (at: number, insert: string) => [
  { type: 'text' as const, file: FILE, splices: [{ at, remove: 0, insert }] },
];
const aStudio = (text = 'hello\n') => new Studio({ ...anApp(), source: { [FILE]: text } });

test('an edit shows at once and is saved', async () => {
  const studio = aStudio();
  const page = await openPage(studio);
  page.edit([{ type: 'set', id: 'app', path: ['description'], value: 'Mine' }]);
  expect(page.getState().document.spec.description).toBe('Mine');
  expect(saveStatusOf(page.getState())).toBe('saving');
  await settled(page);
  expect(saveStatusOf(page.getState())).toBe('saved');
  expect(studio.spec.description).toBe('Mine');
});

test('two people who type in one file see the same text, whoever is first', async () => {
  const studio = aStudio();
  const [a, b] = [await openPage(studio), await openPage(studio)];
  for (const letter of 'Ada') a.edit(typed(textOf(a)?.indexOf('hello') ?? 0, letter), { key: 'a' });
  for (const letter of 'Bob') b.edit(typed(textOf(b)?.length ?? 0, letter), { key: 'b' });
  await settled(a, b);
  stream(studio, a);
  stream(studio, b);
  expect(textOf(a)).toBe(textOf(b));
  expect(textOf(a)).toBe(studio.spec.source[FILE]);
  expect(textOf(a)).toBe('Adahello\nBob');
});

test('undo takes back one’s own typing, moved by what others typed, and nothing of theirs', async () => {
  const studio = aStudio();
  const [a, b] = [await openPage(studio), await openPage(studio)];
  a.edit(typed(5, ' there'), { key: 'typing' });
  await settled(a);
  stream(studio, b);
  b.edit(typed(0, 'Oh, '), { key: 'typing' });
  await settled(b);
  stream(studio, a);
  expect(textOf(a)).toBe('Oh, hello there\n');
  expect(a.undo()).toBe(true);
  expect(textOf(a)).toBe('Oh, hello\n');
  expect(a.redo()).toBe(true);
  expect(textOf(a)).toBe('Oh, hello there\n');
  expect(a.getState().canRedo).toBe(false);
});

test('typing without a pause is one step to undo, and a pause begins another', async () => {
  const page = await openPage(aStudio(''));
  for (const letter of 'one') page.edit(typed(textOf(page)?.length ?? 0, letter), { key: 'typing' });
  clock += 5000;
  for (const letter of 'two') page.edit(typed(textOf(page)?.length ?? 0, letter), { key: 'typing' });
  page.undo();
  expect(textOf(page)).toBe('one');
  page.undo();
  expect(textOf(page)).toBe('');
  expect(page.undo()).toBe(false);
});

test('what the studio does in one’s own name is one’s own to undo, and others’ edits since then stay', async () => {
  const studio = aStudio();
  const [page, other] = [await openPage(studio), await openPage(studio)];
  page.expect('restored', 'Restored revision 1');
  other.expect('somebody-else’s', 'Never comes');
  studio.submit({
    clientEditId: 'restored',
    baseRevision: 0,
    edits: [{ type: 'set', id: 'app', path: ['description'], value: 'As it was' }],
  });
  stream(studio, page);
  stream(studio, other);
  expect(page.getState()).toMatchObject({ canUndo: true, lastChange: { title: 'Restored revision 1' } });
  expect(other.getState()).toMatchObject({ canUndo: false, lastChange: undefined });
  other.edit(typed(0, 'Oh, '));
  await settled(other);
  stream(studio, page);
  expect(page.undo()).toBe(true);
  await settled(page);
  expect(studio.spec.description).toBe('');
  expect(textOf(page)).toBe('Oh, hello\n');
});

test('undo in one file leaves later changes of the canvas alone', async () => {
  const page = await openPage(aStudio());
  page.edit(typed(0, 'x'), { key: 'typing' });
  page.edit([{ type: 'set', id: 'app', path: ['description'], value: 'Mine' }]);
  page.undo({ file: FILE });
  expect(textOf(page)).toBe('hello\n');
  expect(page.getState().document.spec.description).toBe('Mine');
});

test('what the server refuses is taken back with its reasons, and what was made after it stays', async () => {
  const studio = aStudio();
  const [a, b] = [await openPage(studio), await openPage(studio)];
  const route = aRoute();
  studio.spec = { ...studio.spec, routes: { [route.id]: route } };
  a.edit([{ type: 'create', collection: 'routes', entity: route }]);
  a.edit([{ type: 'set', id: 'app', path: ['description'], value: 'Mine' }]);
  await settled(a);
  expect(a.getState().refusals[0]?.problems[0]?.code).toBe('duplicate-id');
  expect(a.getState().document.spec.description).toBe('Mine');
  expect(a.getState().canUndo).toBe(true);
  a.dismissRefusals();
  expect(saveStatusOf(a.getState())).toBe('saved');
  expect(saveStatusOf(b.getState())).toBe('saved');
});

test('an edit that does not fit answers with its problems and changes nothing', async () => {
  const page = await openPage(aStudio());
  const result = page.edit([{ type: 'set', id: 'app', path: ['debug'], value: 'yes' }]);
  expect(!result.ok && result.problems[0]?.path).toEqual(['debug']);
  expect(saveStatusOf(page.getState())).toBe('saved');
});

test('offline, everything is kept and sent when the studio is back', async () => {
  const studio = aStudio();
  const page = await openPage(studio);
  studio.isReachable = false;
  page.edit(typed(0, 'a'), { key: 'typing' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  page.edit(typed(1, 'b'), { key: 'typing' });
  expect(saveStatusOf(page.getState())).toBe('offline');
  studio.isReachable = true;
  page.resume();
  await settled(page);
  expect(studio.spec.source[FILE]).toBe('abhello\n');
  expect(saveStatusOf(page.getState())).toBe('saved');
});

test('a reload while offline loses nothing, though others went on', async () => {
  const studio = aStudio();
  const storage = new MemoryStorage();
  const first = await openPage(studio, storage);
  studio.isReachable = false;
  first.edit(typed(5, ' there'), { key: 'typing' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  first.release();
  first.stop();
  studio.isReachable = true;
  const other = await openPage(studio);
  other.edit(typed(0, 'Oh, '));
  await settled(other);
  const second = await openPage(studio, storage);
  await adoptAll(second, storage);
  await settled(second);
  expect(studio.spec.source[FILE]).toBe('Oh, hello there\n');
  expect(storage.length).toBe(0);
});

test('a change whose answer was lost is not made twice', async () => {
  const studio = aStudio();
  const transport = studio.transport();
  let isFirst = true;
  const page = createDocumentStore({
    transport: {
      ...transport,
      submit: async (change) => {
        const answer = studio.submit(change);
        if (!isFirst) return answer;
        isFirst = false;
        throw new TypeError('network error');
      },
    },
    storage: createPendingStorage({ storage: new MemoryStorage(), projectId: 'p', clientId: 'c', now: () => 0 }),
    opened: await transport.open(),
    clientId: 'c',
    now: () => 0,
    createChangeId: () => nextId('lost'),
  });
  page.edit(typed(0, 'a'), { key: 'typing' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  page.edit(typed(1, 'b'), { key: 'typing' });
  page.resume();
  await settled(page);
  expect(studio.spec.source[FILE]).toBe('abhello\n');
});

test('a message that was missed is read before what follows it', async () => {
  const studio = aStudio();
  const [a, b] = [await openPage(studio), await openPage(studio)];
  a.edit(typed(0, '1'));
  await settled(a);
  a.edit(typed(1, '2'));
  await settled(a);
  const last = studio.changes[1];
  if (last === undefined) throw new Error('no change');
  b.takeMessage({
    type: 'change',
    change: { ...last, edits: [...last.edits], at: 0, author: { id: 'x', name: 'X' }, summary: '' },
  });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(textOf(b)).toBe('12hello\n');
});

test('a page that comes back after more than the studio tells keeps what was done in it, and sees what others did', async () => {
  const studio = aStudio();
  studio.mostMissed = 3;
  const page = await openPage(studio);
  studio.isReachable = false;
  page.edit(typed(5, ' there'), { key: 'typing' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  studio.isReachable = true;
  const other = await openPage(studio);
  for (const letter of ['a', 'b', 'c', 'd', 'e']) {
    other.edit(typed(0, letter));
    await settled(other);
  }
  other.edit([{ type: 'set', id: 'app', path: ['description'], value: 'Theirs' }]);
  await settled(other);
  page.resume();
  await settled(page);
  expect(studio.spec.source[FILE]).toBe('edcbahello there\n');
  expect(textOf(page)).toBe('edcbahello there\n');
  expect(page.getState().document.spec.description).toBe('Theirs');
  page.undo();
  expect(textOf(page)).toBe('edcbahello\n');
});

test('who was away is told what others did meanwhile, and that their own changes are on top', async () => {
  const studio = aStudio();
  const [page, other] = [await openPage(studio), await openPage(studio)];
  studio.isReachable = false;
  page.lose();
  page.edit(typed(0, 'Mine: '));
  clock += 3_600_000;
  for (const n of [1, 2, 3]) {
    studio.submit({ clientEditId: `theirs-${n}`, baseRevision: n - 1, edits: typed(0, `${n}`) });
  }
  studio.isReachable = true;
  page.resume();
  await settled(page);
  await expect.poll(() => page.getState().absence).toBeDefined();
  expect(page.getState().absence).toEqual({
    ...{ from: 0, to: 4, forMs: 3_600_000, own: 1, untold: 0 },
    others: [{ name: 'Somebody', count: 3 }],
  });
  expect(textOf(page)).toBe(studio.spec.source[FILE]);
  expect(textOf(page)).toContain('Mine: ');
  page.dismissAbsence();
  stream(studio, page);
  expect(page.getState().absence).toBeUndefined();
  expect(other.getState().absence).toBeUndefined();
});

test('a moment offline, or one in which nobody else did anything, is not worth a word', async () => {
  const studio = aStudio();
  const page = await openPage(studio);
  page.lose();
  page.edit(typed(0, 'Mine: '));
  clock += 3_600_000;
  page.resume();
  await settled(page);
  page.lose();
  studio.submit({ clientEditId: 'theirs', baseRevision: 1, edits: typed(0, 'x') });
  clock += 1000;
  page.resume();
  await expect.poll(() => textOf(page)).toContain('x');
  expect(page.getState().absence).toBeUndefined();
});

test('a page that only read and was away too long reads the whole again', async () => {
  const studio = aStudio();
  studio.mostMissed = 2;
  const [page, other] = [await openPage(studio), await openPage(studio)];
  for (const letter of 'abcd') {
    other.edit(typed(0, letter));
    await settled(other);
  }
  page.takeMessage({ type: 'gap' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(textOf(page)).toBe('dcbahello\n');
  expect(saveStatusOf(page.getState())).toBe('saved');
});

test('a change whose answer was lost, and that came with the whole document, is not made twice', async () => {
  const studio = aStudio();
  const page = await openPage(studio);
  const other = await openPage(studio);
  const lost = studio.transport();
  const submit = lost.submit;
  lost.submit = async (change) => {
    await submit(change);
    throw new TypeError('network error');
  };
  const broken = createDocumentStore({
    ...{ transport: lost, clientId: 'broken', now: () => clock, createChangeId: () => nextId('change') },
    storage: createPendingStorage({ storage: new MemoryStorage(), projectId: 'p', clientId: 'broken', now: () => 0 }),
    opened: await lost.open(),
  });
  broken.edit(typed(5, '!'));
  await new Promise((resolve) => setTimeout(resolve, 10));
  studio.mostMissed = 1;
  for (const letter of 'ab') {
    other.edit(typed(0, letter));
    stream(studio, other);
    await settled(other);
  }
  lost.submit = submit;
  broken.resume();
  await settled(broken);
  expect(studio.spec.source[FILE]).toBe('bahello!\n');
  expect(textOf(broken)).toBe('bahello!\n');
  page.stop();
});

test('what a page left is kept until it is taken over, though it is from long ago', async () => {
  const studio = aStudio();
  const storage = new MemoryStorage();
  const first = await openPage(studio, storage);
  studio.isReachable = false;
  first.edit(typed(5, ' there'), { key: 'typing' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  first.release();
  first.stop();
  studio.isReachable = true;
  const other = await openPage(studio);
  for (const letter of 'abcd') {
    other.edit(typed(0, letter));
    await settled(other);
  }
  studio.mostMissed = 2;
  const second = await openPage(studio, storage);
  studio.isReachable = false;
  await expect(adoptAll(second, storage)).rejects.toThrow('Failed to fetch');
  expect(storage.length).toBe(1);
  studio.isReachable = true;
  await adoptAll(second, storage);
  await settled(second);
  expect(studio.spec.source[FILE]).toBe('dcbahello there\n');
  expect(storage.length).toBe(0);
});
