import type { SourceTree } from '@chalice-studio/appspec';

export type FileRow = { path: string; name: string; level: number; size: number; place: number } & (
  | { type: 'folder'; isOpen: boolean }
  | { type: 'file'; isGenerated: boolean }
);

type Folder = { folders: Map<string, Folder>; files: string[] };

/** A project's files as rows of a tree: folders first, by name. */
export function fileRows(
  tree: SourceTree,
  options: { isGenerated: (path: string) => boolean; isOpen: (path: string) => boolean },
): FileRow[] {
  const root: Folder = { folders: new Map(), files: [] };
  for (const path of Object.keys(tree)) {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    let folder = root;
    for (const part of parts) {
      const next = folder.folders.get(part) ?? { folders: new Map(), files: [] };
      folder.folders.set(part, next);
      folder = next;
    }
    folder.files.push(name);
  }
  return rowsOf(root, '', 1);

  function rowsOf(folder: Folder, prefix: string, level: number): FileRow[] {
    const names = [...folder.folders.keys()].sort();
    const size = names.length + folder.files.length;
    const folders = names.flatMap((name, index): FileRow[] => {
      const path = `${prefix}${name}`;
      const isOpen = options.isOpen(path);
      const inner = folder.folders.get(name);
      const row: FileRow = { type: 'folder', path, name, level, isOpen, size, place: index + 1 };
      return isOpen && inner !== undefined ? [row, ...rowsOf(inner, `${path}/`, level + 1)] : [row];
    });
    const files = [...folder.files].sort().map((name, index): FileRow => {
      const path = `${prefix}${name}`;
      return {
        type: 'file',
        path,
        name,
        level,
        isGenerated: options.isGenerated(path),
        size,
        place: names.length + index + 1,
      };
    });
    return [...folders, ...files];
  }
}
