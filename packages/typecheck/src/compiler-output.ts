import type { Problem } from '@chalice-studio/appspec';

/** The compiler's lines, `file(line,column): error TS2322: text`, with indented lines that go on below. */
export function problemsOf(output: string): Problem[] {
  const problems: Problem[] = [];
  for (const line of output.split('\n')) {
    const match = /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/.exec(line);
    const last = problems.at(-1);
    if (match !== null) problems.push(problem(match));
    else if (last !== undefined && /^\s+\S/.test(line)) last.message += `\n${line.trim()}`;
  }
  return problems;
}

function problem([, file = '', line, column, code = '', message = '']: RegExpExecArray): Problem {
  const location = { file, line: Number(line), column: Number(column) };
  return { entityId: file, path: [], code: code.toLowerCase(), message, severity: 'error', location };
}
