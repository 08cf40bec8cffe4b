'use client';

import { lineOfExport } from '@chalice-studio/appspec';
import { findOrigin } from '@chalice-studio/codegen';
import { AlignLeft, Download, FolderTree, Package, PanelLeftOpen } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { DocumentGate, useOpenDocument } from '@/components/document/document-provider';
import { useGenerated } from '@/components/document/use-generated';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { ResizeHandle, usePanelSize } from '@/components/ui/resize-handle';
import { useIsNarrow } from '@/lib/narrow';
import { useUrlState, writeUrlState } from '@/lib/url-state';
import { findHandler } from './constructs-at';
import { DependenciesDialog } from './dependencies/dependencies-dialog';
import { CodeEditor } from './editor/code-editor';
import { EditorHeader } from './editor/editor-header';
import type { EditorActions } from './editor/monaco-editor';
import { ReadOnlyNotice } from './editor/read-only-notice';
import { FileDialogs, type FileTask } from './files/file-dialogs';
import { FileList } from './files/file-list';
import { useCodeTree } from './files/use-code-tree';
import { TypeProblems } from './problems/type-problems';

/** A project's code: what is written from the design, read only, and what people write. */
export function CodePage() {
  return (
    <DocumentGate>
      <Code />
    </DocumentGate>
  );
}

function Code() {
  const { projectId } = useOpenDocument();
  const tree = useCodeTree();
  const { origins } = useGenerated();
  const [view, setView] = useUrlState('view');
  const [task, setTask] = useState<FileTask>();
  const actions = useRef<EditorActions>(null);
  const [cursorLine, setCursorLine] = useState(1);
  const [isListOpen, setIsListOpen] = useState(false);
  const size = usePanelSize('code-files', { initial: 240, min: 180, max: 420 });
  const isNarrow = useIsNarrow();
  const { file, lines } = usePlace();

  const open = useCallback((next: string | undefined, line?: number) => {
    setIsListOpen(false);
    writeUrlState(
      { file: next, line: line === undefined ? undefined : String(line), select: undefined },
      { history: 'push' },
    );
  }, []);
  const list = (
    <FileList
      file={file}
      onOpen={open}
      onNew={() => setTask({ type: 'new' })}
      onRename={(path) => setTask({ type: 'rename', file: path })}
      onDelete={(path) => setTask({ type: 'delete', file: path })}
    />
  );
  const text = file === undefined ? undefined : tree[file];
  // A file of a dependency: where a thing that it has is declared.
  const isTyping = file?.startsWith('node_modules/') === true;
  const isReadOnly = isTyping || (file !== undefined && origins[file] !== undefined);

  return (
    <div className="flex min-h-0 flex-1">
      {!isNarrow && (
        <aside aria-label="Files" className="relative shrink-0 border-line border-r" style={{ width: size.value }}>
          {list}
          <ResizeHandle size={size} edge="right" label="File list" />
        </aside>
      )}
      <div className="flex min-w-0 flex-1 flex-col bg-surface">
        <div className="flex h-10 shrink-0 items-center gap-1 border-line border-b px-2">
          {isNarrow && (
            <IconButton label="Show the files" onClick={() => setIsListOpen(true)}>
              <PanelLeftOpen />
            </IconButton>
          )}
          {file !== undefined && (text !== undefined || isTyping) && (
            <EditorHeader file={file} line={cursorLine} isReadOnly={isReadOnly} onTask={setTask} />
          )}
          <span className="ml-auto flex items-center gap-1">
            {text !== undefined && !isReadOnly && (
              <IconButton label="Format" shortcut="shift+alt+f" onClick={() => actions.current?.format()}>
                <AlignLeft />
              </IconButton>
            )}
            {text !== undefined && <CopyButton value={text} label="Copy file" size="md" />}
            <IconButton label="Dependencies" onClick={() => setView('dependencies')}>
              <Package />
            </IconButton>
            <Button asChild variant="ghost" className="px-1.5">
              <a href={`/api/projects/${projectId}/export.zip`} download aria-label="Download the project as a zip">
                <Download aria-hidden />
              </a>
            </Button>
          </span>
        </div>
        {file !== undefined && isReadOnly && <ReadOnlyNotice file={file} isTyping={isTyping} />}
        <div className="relative min-h-0 flex-1">
          {file === undefined || (text === undefined && !isTyping) ? (
            <EmptyState icon={<FolderTree />} title={file === undefined ? 'Choose a file' : `There is no file ${file}`}>
              app.ts is the wiring that the design writes; chalicelib/ holds the code that you write, test/ what tests
              it.
            </EmptyState>
          ) : (
            <CodeEditor
              file={file}
              isReadOnly={isReadOnly}
              lines={lines}
              onCursorLine={setCursorLine}
              onOpen={open}
              actions={actions}
            />
          )}
        </div>
        <TypeProblems onShow={open} />
      </div>
      <Dialog open={isListOpen} onOpenChange={setIsListOpen}>
        <DialogContent title="Files" placement="right" className="[&>div]:p-0">
          {list}
        </DialogContent>
      </Dialog>
      <FileDialogs task={task} onClose={() => setTask(undefined)} onOpen={open} />
      <DependenciesDialog open={view === 'dependencies'} onClose={() => setView(undefined)} />
    </div>
  );
}

/** The file and lines that the address asks for: by name, or as those of a construct. */
function usePlace(): { file: string | undefined; lines: { from: number; to: number } | undefined } {
  const [inAddress] = useUrlState('file');
  const [line] = useUrlState('line');
  const [select] = useUrlState('select');
  const { store } = useOpenDocument();
  const { tree, origins } = useGenerated();
  // Of a file that is asked for by name the place is where it was then: typing moves lines, and must not move the cursor.
  const named = useMemo(() => {
    if (inAddress === undefined) return undefined;
    const spec = store.getState().document.spec;
    const at = Number(line);
    if (Number.isInteger(at) && at > 0) return { file: inAddress, lines: { from: at, to: at } };
    const handler = select === undefined ? undefined : findHandler(spec, select);
    const declared =
      handler?.file === inAddress ? lineOfExport(spec.source[inAddress] ?? '', handler.export) : undefined;
    return { file: inAddress, lines: declared === undefined ? undefined : { from: declared, to: declared } };
  }, [inAddress, line, select, store]);
  const hasApp = tree['app.ts'] !== undefined;
  const generated = useMemo(() => {
    const origin = select === undefined ? undefined : findOrigin(origins, select);
    if (origin !== undefined) return { file: origin.file, lines: { from: origin.from, to: origin.to } };
    return { file: hasApp ? 'app.ts' : undefined, lines: undefined };
  }, [select, hasApp, origins]);
  return named ?? generated;
}
