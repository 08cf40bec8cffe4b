import { applySplices, type Edit, type SourceTree, type Splice, textDifference } from '@chalice-studio/appspec';
import type { OpenDocument } from '@/components/document/open-document';
import { generatedOf } from '@/components/document/use-generated';
import { renamedHandlers } from '../files/renamed-handlers';
import { monaco, setTypings } from './monaco';

type Model = ReturnType<typeof monaco.editor.createModel>;

/** A project's files as the editor's models: people's files follow the document in both directions, the rest one way. */
export type ProjectModels = {
  find(file: string): Model | undefined;
  setTypings(files: readonly { path: string; text: string }[]): void;
  dispose(): void;
};

export const uriOf = (file: string) => monaco.Uri.from({ scheme: 'file', path: `/${file}` });

export function createProjectModels({ store }: Pick<OpenDocument, 'store'>): ProjectModels {
  const generated = generatedOf(store);
  const models = new Map<string, Model>();
  /** Of dependencies that were looked into, by going to where a thing is declared. */
  const typings = new Map<string, Model>();
  let typingTexts: ReadonlyMap<string, string> = new Map();
  let isFollowing = false;
  let shown: SourceTree = {};

  function follow(tree: SourceTree): void {
    isFollowing = true;
    for (const [file, model] of models) {
      if (tree[file] !== undefined) continue;
      model.dispose();
      models.delete(file);
    }
    for (const [file, text] of Object.entries(tree)) {
      const model = models.get(file);
      if (model === undefined) models.set(file, open(file, text));
      else if (shown[file] !== text) catchUp(model, file, text);
    }
    shown = tree;
    isFollowing = false;
  }

  function open(file: string, text: string): Model {
    const model = monaco.editor.getModel(uriOf(file)) ?? monaco.editor.createModel(text, languageOf(file), uriOf(file));
    if (model.getValue() !== text) model.setValue(text);
    model.onDidChangeContent((event) => {
      if (!isFollowing) send(file, model, event.changes);
    });
    return model;
  }

  /** A file of a dependency, to be read. */
  function openTyping(file: string): Model | undefined {
    const known = typings.get(file) ?? monaco.editor.getModel(uriOf(file)) ?? undefined;
    const text = typingTexts.get(file);
    if (known !== undefined || text === undefined) return known;
    const model = monaco.editor.createModel(text, languageOf(file), uriOf(file));
    typings.set(file, model);
    return model;
  }

  /** Somebody types: their letters, as the document's. */
  function send(
    file: string,
    model: Model,
    changes: readonly { rangeOffset: number; rangeLength: number; text: string }[],
  ): void {
    const { spec } = store.getState().document;
    const before = spec.source[file];
    if (before === undefined) {
      putBack(file, model);
      return;
    }
    const edit = textEdit(file, before, model.getValue(), changes);
    if (edit === undefined) return;
    const renamed = renamedHandlers(spec, { file, before, changes });
    store.edit([edit, ...renamed], renamed.length > 0 ? {} : { key: `text:${file}` });
  }

  /** Renaming a thing in all files reaches generated ones, too; they follow the design. */
  function putBack(file: string, model: Model): void {
    queueMicrotask(() => {
      const text = shown[file];
      if (text === undefined || model.isDisposed()) return;
      isFollowing = true;
      catchUp(model, file, text);
      isFollowing = false;
    });
  }

  /** What changed in the document, as the least change of the model, so that the cursor stays at its letter. */
  function catchUp(model: Model, file: string, text: string): void {
    const before = model.getValue();
    if (before === text) return;
    for (const { at, remove, insert } of textDifference(file, before, text).splices) {
      const range = monaco.Range.fromPositions(model.getPositionAt(at), model.getPositionAt(at + remove));
      model.applyEdits([{ range, text: insert }]);
    }
  }

  const sourceOf = () => store.getState().document.spec.source;
  let source = sourceOf();
  const refresh = () => {
    source = sourceOf();
    follow({ ...generated.getState().tree, ...source });
  };
  refresh();
  // People's files at once; what is generated when the browser has time for it.
  const stopStore = store.subscribe(() => {
    if (sourceOf() !== source) refresh();
  });
  const stopGenerated = generated.subscribe(refresh);

  return {
    find: (file) => models.get(file) ?? openTyping(file),
    setTypings(files) {
      typingTexts = new Map(files.map(({ path, text }) => [path, text]));
      // Not by Uri: it would write `@scope` as `%40scope`, which is not where an import looks.
      const libraries = files
        .filter(({ path }) => !isCommonJs(path))
        .map(({ path, text }) => ({ filePath: `file:///${path}`, content: text }));
      setTypings(libraries);
    },
    dispose() {
      stopStore();
      stopGenerated();
      for (const model of [...models.values(), ...typings.values()]) model.dispose();
      models.clear();
      typings.clear();
    },
  };
}

/** The editor's own changes where they lead to its text, else the difference: line ends may have been made alike. */
function textEdit(
  file: string,
  before: string,
  after: string,
  changes: readonly { rangeOffset: number; rangeLength: number; text: string }[],
): Edit | undefined {
  if (before === after) return undefined;
  const splices: Splice[] = [...changes]
    .sort((a, b) => b.rangeOffset - a.rangeOffset)
    .map(({ rangeOffset, rangeLength, text }) => ({ at: rangeOffset, remove: rangeLength, insert: text }));
  return applySplices(before, splices) === after
    ? { type: 'text', file, splices }
    : textDifference(file, before, after);
}

function languageOf(file: string): string {
  if (/\.tsx?$/.test(file)) return 'typescript';
  if (/\.m?js$/.test(file)) return 'javascript';
  if (file.endsWith('.json')) return 'json';
  return file.endsWith('.md') ? 'markdown' : 'plaintext';
}

/** Types that a package has a second time for `require`, which generated projects never use. */
function isCommonJs(path: string): boolean {
  return path.endsWith('.d.cts') || /\/(cjs|dist-cjs)\//.test(path);
}
