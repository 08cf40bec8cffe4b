import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppSpec } from '../app-spec';
import { checkSpec } from '../checks/check-spec';
import { findEntity } from '../entities';
import { APP_ID } from '../ids';
import { anApp, aRoute, arbitraryAppSpec, arbitraryEdit } from '../testing/index';
import { applyEdits } from './apply-edits';
import { diffSpecs } from './diff-specs';
import type { Change, Edit } from './edit';
import { valueAt } from './json-path';
import {
  type AcceptedChange,
  editLocally,
  nextChange,
  type OptimisticDocument,
  openDocument,
  receive,
  reject,
} from './optimistic-document';
import { rebaseEdits } from './rebase';
import { applySplices, compose, operationOf, splicesOf, transform } from './text-operation';
import { undoEdits } from './undo';

const splicesFor = (text: string) =>
  fc
    .array(fc.record({ at: fc.nat(), remove: fc.nat(3), insert: fc.string({ maxLength: 3 }) }), { maxLength: 4 })
    .map((drafts) => {
      let current = text;
      return drafts.map((draft) => {
        const at = draft.at % (current.length + 1);
        const splice = { at, remove: Math.min(draft.remove, current.length - at), insert: draft.insert };
        current = applySplices(current, [splice]);
        return splice;
      });
    });

describe('texts', () => {
  test('an operation and its splices do the same', () => {
    const texts = fc.string({ maxLength: 12 }).chain((text) => fc.tuple(fc.constant(text), splicesFor(text)));
    fc.assert(
      fc.property(texts, ([text, splices]) => {
        expect(applySplices(text, splicesOf(operationOf(splices)))).toBe(applySplices(text, splices));
      }),
    );
  });

  test('two people who type at once end with the same text', () => {
    const texts = fc
      .string({ maxLength: 12 })
      .chain((text) => fc.tuple(fc.constant(text), splicesFor(text), splicesFor(text)));
    fc.assert(
      fc.property(texts, ([text, ours, theirs]) => {
        const a = operationOf(ours);
        const b = operationOf(theirs);
        const one = compose(a, transform(b, a, 'over'));
        const other = compose(b, transform(a, b, 'operation'));
        expect(applySplices(text, splicesOf(one))).toBe(applySplices(text, splicesOf(other)));
      }),
    );
  });
});

describe('documents', () => {
  test('generated documents are free of errors', () => {
    fc.assert(
      fc.property(arbitraryAppSpec(), (spec) => {
        expect(checkSpec(spec).filter((problem) => problem.severity === 'error')).toEqual([]);
      }),
    );
  });

  test('the difference of two documents, applied to the first, gives the second', () => {
    fc.assert(
      fc.property(arbitraryAppSpec(), arbitraryAppSpec(), (a, b) => {
        expect(applied(a, diffSpecs(a, b))).toEqual(b);
      }),
    );
  });

  test('the inverse of a change gives the document before it', () => {
    const changed = arbitraryAppSpec().chain((spec) => fc.tuple(fc.constant(spec), arbitraryEdit(spec)));
    fc.assert(
      fc.property(changed, ([spec, edit]) => {
        const result = applyEdits(spec, [edit]);
        if (!result.ok) throw new Error('the edit is valid');
        expect(applied(result.spec, result.inverse)).toEqual(spec);
      }),
    );
  });

  test('an invalid edit changes nothing and answers with every problem', () => {
    const route = aRoute();
    const result = applyEdits(anApp([route]), [
      { type: 'set', id: route.id, path: ['methods'], value: 'GET' },
      { type: 'set', id: route.id, path: ['colour'], value: 'red' },
      { type: 'remove', id: 'rt_aaaaaaaaaz' },
    ]);
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toEqual([
      'missing-entity',
      'invalid-value',
      'invalid-value',
    ]);
  });

  test('a path cannot reach a prototype', () => {
    applyEdits(anApp(), [{ type: 'set', id: 'app', path: ['source', '__proto__'], value: 'x' }]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test('undo restores only what still holds that person’s value', () => {
    const route = aRoute({ path: '/a' });
    const before = anApp([route]);
    const edits: Edit[] = [
      { type: 'set', id: route.id, path: ['path'], value: '/b' },
      { type: 'set', id: route.id, path: ['apiKeyRequired'], value: true },
    ];
    const mine = applyEdits(before, edits);
    if (!mine.ok) throw new Error('valid');
    const theirs: Edit[] = [{ type: 'set', id: route.id, path: ['path'], value: '/theirs' }];
    const now = applied(mine.spec, theirs);
    const undo = undoEdits(now, { edits, inverse: mine.inverse, since: [theirs] });
    const after = applied(now, undo);
    expect(after.routes[route.id]?.path).toBe('/theirs');
    expect(after.routes[route.id]?.apiKeyRequired).toBeUndefined();
  });
});

describe('undo', () => {
  /** Somebody's change, others' changes after it, and the document after all of them. */
  const scenario = arbitraryAppSpec().chain((spec) =>
    fc.record({
      spec: fc.constant(spec),
      mine: fc.array(arbitraryEdit(spec), { minLength: 1, maxLength: 3 }),
      theirs: fc.array(arbitraryEdit(spec), { maxLength: 3 }),
    }),
  );

  test('right after a change gives the document before it', () => {
    fc.assert(
      fc.property(scenario, ({ spec, mine }) => {
        const edits = fitting(spec, mine);
        const result = applyEdits(spec, edits);
        if (!result.ok) throw new Error('fitting');
        expect(applied(result.spec, undoEdits(result.spec, { edits, inverse: result.inverse, since: [] }))).toEqual(
          spec,
        );
      }),
    );
  });

  test('never removes another’s change', () => {
    fc.assert(
      fc.property(scenario, ({ spec, mine, theirs }) => {
        const edits = fitting(spec, mine);
        const change = applyEdits(spec, edits);
        if (!change.ok) throw new Error('fitting');
        const since = fitting(change.spec, theirs);
        const now = applied(change.spec, since);
        const after = applied(now, undoEdits(now, { edits, inverse: change.inverse, since: [since] }));
        for (const edit of since) {
          // Setting what is there already changes nothing that could be taken away.
          if (edit.type === 'text' || isDeepStrictEqual(resultOf(change.spec, edit), resultOf(now, edit))) continue;
          expect(resultOf(after, edit)).toEqual(resultOf(now, edit));
        }
      }),
    );
  });
});

/** The edits that can be applied one after the other. */
function fitting(spec: AppSpec, edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits) if (applyEdits(spec, [...kept, edit]).ok) kept.push(edit);
  return kept;
}

/** What an edit left in the document. */
function resultOf(spec: AppSpec, edit: Exclude<Edit, { type: 'text' }>): unknown {
  if (edit.type === 'create') return findEntity(spec, edit.entity.id)?.id;
  if (edit.type === 'remove') return findEntity(spec, edit.id)?.id;
  return valueAt(edit.id === APP_ID ? spec : findEntity(spec, edit.id), edit.path);
}

describe('any interleaving of several people’s edits', () => {
  test('converges on all clients, with answers late, in any order and twice', () => {
    fc.assert(
      fc.property(
        arbitraryAppSpec(),
        fc.array(fc.tuple(fc.nat(2), fc.nat(3), fc.nat()), { maxLength: 30 }),
        (spec, steps) => {
          const server = new SequencingServer(spec);
          const clients = [0, 1, 2].map(() => new TypingClient(spec));
          for (const [who, what, seed] of steps) clients[who]?.act(what, seed, server);
          for (let round = 0; round < 40; round += 1) for (const client of clients) client.exchange(server);
          for (const client of clients) {
            expect(client.document.pending).toEqual([]);
            expect(client.document.spec).toEqual(server.spec);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

class SequencingServer {
  readonly accepted: AcceptedChange[] = [];
  constructor(public spec: AppSpec) {}

  submit(change: Change): boolean {
    if (this.accepted.some((each) => each.clientEditId === change.clientEditId)) return true;
    const since = this.accepted.slice(change.baseRevision);
    const edits = since.reduce<Edit[]>((current, other) => rebaseEdits(current, other.edits), change.edits);
    const result = applyEdits(this.spec, edits);
    if (!result.ok) return false;
    this.spec = result.spec;
    this.accepted.push({ revision: this.accepted.length + 1, clientEditId: change.clientEditId, edits });
    return true;
  }
}

let edits = 0;

class TypingClient {
  document: OptimisticDocument;
  constructor(spec: AppSpec) {
    this.document = openDocument(spec, 0);
  }

  act(what: number, seed: number, server: SequencingServer): void {
    if (what === 0) this.send(server);
    else if (what === 1) this.read(server, 1);
    else this.edit(seed);
  }

  private edit(seed: number): void {
    let spec = this.document.spec;
    const change = [0, 1, 2].slice(seed % 3).flatMap((n) => {
      const [edit] = fc.sample(arbitraryEdit(spec), { seed: seed + n, numRuns: 1 });
      if (edit === undefined) return [];
      spec = applied(spec, [edit]);
      return [edit];
    });
    edits += 1;
    const next = editLocally(this.document, { clientEditId: `edit-${edits}`, edits: change });
    if (next !== undefined) this.document = next;
  }

  exchange(server: SequencingServer): void {
    this.send(server);
    this.read(server, Number.POSITIVE_INFINITY);
  }

  private send(server: SequencingServer): void {
    const change = nextChange(this.document);
    if (change === undefined) return;
    server.submit(change);
    if (!server.submit(change)) this.document = reject(this.document, change.clientEditId);
  }

  private read(server: SequencingServer, most: number): void {
    const news = server.accepted.slice(this.document.revision);
    for (const change of news.slice(0, most)) this.document = receive(this.document, change);
    for (const change of news.slice(0, 1)) this.document = receive(this.document, change);
  }
}

function applied(spec: AppSpec, changes: readonly Edit[]): AppSpec {
  const result = applyEdits(spec, changes);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'));
  return result.spec;
}
