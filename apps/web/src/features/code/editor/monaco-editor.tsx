'use client';

import { useQuery } from '@tanstack/react-query';
import { useTheme } from 'next-themes';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import type { DocumentState } from '@/components/document/document-state';
import { useDocumentState } from '@/components/document/use-document';
import { useMayEdit } from '@/components/document/use-may-edit';
import { api } from '@/lib/api';
import { monaco } from '../monaco/monaco';
import { createPeopleCursors } from '../monaco/people-cursors';
import { createProjectModels, type ProjectModels } from '../monaco/project-models';
import { themeOf } from '../monaco/themes';
import { PeopleInFile } from './people-in-file';

type Editor = ReturnType<typeof monaco.editor.create>;

export type MonacoEditorProps = {
  file: string;
  /** Generated: it says so when one types. */
  isReadOnly: boolean;
  /** Lines to bring into sight and mark, 1-based. */
  lines?: { from: number; to: number } | undefined;
  onCursorLine?: (line: number) => void;
  /** Going to where a thing is declared, or used, leads to another file. */
  onOpen?: (file: string, line: number) => void;
  actions?: Ref<EditorActions>;
};

export type EditorActions = { format(): void };

const GENERATED = 'Written from the design. Change it there, or write your own file under chalicelib/ or test/.';
const NOT_EDITOR = 'You may look, but not change. Ask an owner or admin of the team for the role of editor.';

const peopleOf = (state: DocumentState) => state.people;

/** One file of the project. The models are of the whole project, so that types and completion know the other files. */
export function MonacoEditor({ file, isReadOnly, lines, onCursorLine, onOpen, actions }: MonacoEditorProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { editor, models } = useEditor(frame, file, onCursorLine);
  const { resolvedTheme } = useTheme();
  const mayEdit = useMayEdit();
  const people = useDocumentState(peopleOf);
  const cursors = useRef<ReturnType<typeof createPeopleCursors>>(undefined);

  useImperativeHandle(actions, () => ({ format: () => void format(editor) }), [editor]);

  const opened = useEffectEvent((target: string, line: number) => onOpen?.(target, line));
  useEffect(() => {
    const opener = monaco.editor.registerEditorOpener({
      openCodeEditor(_, resource, place) {
        const line = place === undefined ? 1 : 'startLineNumber' in place ? place.startLineNumber : place.lineNumber;
        opened(resource.path.replace(/^\//, ''), line);
        return true;
      },
    });
    return () => opener.dispose();
  }, []);

  useEffect(() => monaco.editor.setTheme(themeOf(resolvedTheme === 'dark')), [resolvedTheme]);

  useEffect(() => {
    if (editor === undefined || models === undefined) return;
    editor.setModel(models.find(file) ?? null);
    editor.updateOptions({
      readOnly: isReadOnly || !mayEdit,
      ariaLabel: `${file}${isReadOnly ? ', generated, read only' : ''}`,
      readOnlyMessage: { value: isReadOnly ? GENERATED : NOT_EDITOR },
    });
  }, [editor, models, file, isReadOnly, mayEdit]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same lines of another file are others
  useEffect(() => {
    if (editor === undefined || lines === undefined) return;
    editor.revealLinesInCenterIfOutsideViewport(lines.from, lines.to);
    editor.setPosition({ lineNumber: lines.from, column: 1 });
    const marked = editor.createDecorationsCollection([
      {
        range: new monaco.Range(lines.from, 1, lines.to, 1),
        options: { isWholeLine: true, className: 'bg-accent-soft border-accent border-l-2' },
      },
    ]);
    return () => marked.clear();
  }, [editor, lines, file]);

  useEffect(() => {
    if (editor === undefined) return;
    const made = createPeopleCursors(editor);
    cursors.current = made;
    return () => made.dispose();
  }, [editor]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new editor has none of them yet
  useEffect(() => cursors.current?.show(file, people), [people, file, editor]);

  return (
    <>
      {/* `nokey`: where one types is no input of the page, and beside a canvas React Flow would swallow the spaces. */}
      <div ref={frame} data-tour="editor" className="nokey absolute inset-0" />
      <PeopleInFile file={file} />
    </>
  );
}

async function format(editor: Editor | undefined): Promise<void> {
  editor?.focus();
  await editor?.getAction('editor.action.formatDocument')?.run();
}

function useEditor(
  frame: React.RefObject<HTMLDivElement | null>,
  file: string,
  onCursorLine: ((line: number) => void) | undefined,
): { editor?: Editor; models?: ProjectModels } {
  const opened = useOpenDocument();
  const [made, setMade] = useState<{ editor?: Editor; models?: ProjectModels }>({});
  const typings = useQuery(
    api.code.typings.queryOptions({ input: { projectId: opened.projectId }, staleTime: 600_000 }),
  ).data;

  const moved = useEffectEvent((editor: Editor) => {
    const selection = editor.getSelection();
    const model = editor.getModel();
    if (selection === null || model === null) return;
    const position = selection.getPosition();
    onCursorLine?.(position.lineNumber);
    const [offset, anchor] = [position, selection.getSelectionStart()].map((each) => model.getOffsetAt(each));
    if (offset !== undefined)
      opened.presence.say({ cursor: { file, offset, ...(anchor === offset ? {} : { anchor }) } });
  });
  const undo = useEffectEvent(() => opened.store.undo({ file }));
  const redo = useEffectEvent(() => opened.store.redo({ file }));

  useEffect(() => {
    if (frame.current === null) return;
    const models = createProjectModels(opened);
    const editor = monaco.editor.create(frame.current, editorOptions);
    const { CtrlCmd, Shift } = monaco.KeyMod;
    // Undo is the document's: it takes back one's own typing, never what somebody else typed in between.
    editor.addCommand(CtrlCmd | monaco.KeyCode.KeyZ, () => undo());
    editor.addCommand(CtrlCmd | Shift | monaco.KeyCode.KeyZ, () => redo());
    editor.addCommand(CtrlCmd | monaco.KeyCode.KeyY, () => redo());
    // The editor's own key for it is another one on Linux.
    editor.addAction({
      id: 'format-everywhere',
      label: 'Format',
      keybindings: [Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF],
      run: () => format(editor),
    });
    const listening = editor.onDidChangeCursorSelection(() => moved(editor));
    setMade({ editor, models });
    return () => {
      listening.dispose();
      opened.presence.say({ cursor: undefined });
      editor.dispose();
      models.dispose();
      setMade({});
    };
  }, [opened, frame]);

  useEffect(() => {
    if (typings !== undefined) made.models?.setTypings(typings.files);
  }, [typings, made.models]);
  return made;
}

const editorOptions: NonNullable<Parameters<typeof monaco.editor.create>[1]> = {
  model: null,
  automaticLayout: true,
  minimap: { enabled: false },
  fontFamily: 'var(--font-geist-mono), ui-monospace, monospace',
  fontSize: 12.5,
  lineHeight: 20,
  tabSize: 2,
  padding: { top: 12, bottom: 12 },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'line',
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  fixedOverflowWidgets: true,
  smoothScrolling: false,
  stickyScroll: { enabled: false },
  occurrencesHighlight: 'singleFile',
  lineNumbersMinChars: 3,
  folding: true,
  wordWrap: 'off',
  tabFocusMode: false,
};
