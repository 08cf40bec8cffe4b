import type { Finding } from '../finding';
import type { Place } from '../python/value';

type Said = { severity: Finding['severity']; code: string; message: string };

/** Findings as they come up, each at its line. */
export class Notes {
  readonly findings: Finding[] = [];

  add({ file, node }: Place, said: Said): void {
    this.findings.push({ ...said, file: file.path, line: file.lineAt(node.from) });
  }
}
