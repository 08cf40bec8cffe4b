import { importProject } from '@chalice-studio/codegen';
import { type Finding, sortFindings } from '../finding';
import { HandlerFiles } from '../handlers/handler-files';
import { type Imported, refused } from '../imported';
import { Evaluator } from '../python/evaluator';
import { PythonProject } from '../python/python-project';
import { jsonOf, type Place } from '../python/value';
import { findRegistrars, type Registrar } from './app-objects';
import { assembleApp } from './assemble';
import { ChaliceConfig } from './chalice-config';
import { Notes } from './notes';
import { PythonHandlers } from './python-handlers';
import { AppReader } from './read-app';

/** Where the Python of an imported project is kept, every line of it. */
export const PYTHON_FOLDER = 'python';

/**
 * A Python Chalice project as a design, without running any of it: its decorators as constructs, its functions as
 * handlers that answer 501 with the text to port above them. Stages:
 * syntax → values → registrations → what a running app would tell → importProject.
 */
export function importChalice(
  files: Readonly<Record<string, string>>,
  random?: (length: number) => Uint8Array,
): Imported {
  const project = new PythonProject(files);
  const entry = project.file('app.py');
  if (entry === undefined) {
    return refused({
      code: 'no-app',
      message: 'There is no app.py at the project’s root, where Chalice looks for the app.',
    });
  }
  const config = new ChaliceConfig(files);
  const evaluator = new Evaluator(project, config.environment());
  const registrars = findRegistrars(project, evaluator);
  const app =
    registrars.find((each) => each.type === 'app' && each.variable === 'app' && each.place.file === entry) ??
    registrars.find((each) => each.type === 'app');
  if (app === undefined) {
    const message =
      'app.py makes no app: Chalice needs app = Chalice(app_name=…) at its top level, outside of any function.';
    return refused({ code: 'no-app', message, file: 'app.py', line: 1 }, ...brokenLines(project));
  }
  const notes = new Notes();
  const read = new AppReader({ project, evaluator, registrars, app, notes }).read();
  const handlers = new PythonHandlers(new HandlerFiles());
  const assembled = assembleApp(read, { name: nameOf(app, config, notes), handlers, registrars, notes });
  const kept = Object.entries(files).filter(([path]) => !path.startsWith('.chalice/'));
  const written = {
    ...handlers.files.texts(),
    ...Object.fromEntries(kept.map(([path, text]) => [`${PYTHON_FOLDER}/${path}`, text])),
  };
  const ofChalice = Object.entries(files).filter(([path]) => path.startsWith('.chalice/'));
  const imported = importProject({
    app: assembled,
    files: {
      ...Object.fromEntries(ofChalice),
      ...written,
      '.chalice/config.json': config.text(),
      '.chalice/studio.json': JSON.stringify({ version: 1, mode: 'designed' }),
    },
    ...(random === undefined ? {} : { random }),
  });
  const findings = [
    ...brokenLines(project),
    ...notes.findings,
    ...config.findings,
    ...leftToPort(read.others),
    ...packages(files),
  ];
  return { ok: true, spec: imported.spec, stages: imported.stages, findings: sortFindings(findings) };
}

function nameOf(app: Registrar, config: ChaliceConfig, notes: Notes): string {
  const argument = app.call.args.named.get('app_name') ?? app.call.args.positional[0];
  const name = argument === undefined ? undefined : jsonOf(argument.value);
  if (typeof name === 'string') return name;
  const message = 'The app’s name could not be read from app.py; it is that of .chalice/config.json, or app.';
  notes.add(app.place, { severity: 'warning', code: 'unread-name', message });
  return config.appName ?? 'app';
}

function brokenLines(project: PythonProject): Finding[] {
  return project.files.flatMap((file) =>
    file
      .brokenLines()
      .slice(0, 5)
      .map((line) => ({
        ...{ severity: 'error' as const, code: 'broken-python', file: file.path, line },
        message: `${file.path} is no Python here. What stands near this line may be missing.`,
      })),
  );
}

/** One line a file for what is no registration: the functions, clients and constants that handlers stand on. */
function leftToPort(others: readonly Place[]): Finding[] {
  const files = [...new Set(others.map(({ file }) => file))].filter(({ path }) => !path.startsWith('tests/'));
  return files.map((file) => {
    const places = others.filter((each) => each.file === file);
    const lines = places.map(({ node }) => file.lineAt(node.from));
    const shown = lines.slice(0, 12).join(', ') + (lines.length > 12 ? ', …' : '');
    const what =
      places.length === 1
        ? 'One statement registers nothing and waits'
        : `${places.length} statements register nothing and wait`;
    return {
      ...{ severity: 'note' as const, code: 'left-to-port', file: file.path, line: lines[0] ?? 1 },
      message: `${what} in ${PYTHON_FOLDER}/${file.path} to be ported with what uses it: ${lines.length === 1 ? 'line' : 'lines'} ${shown}.`,
    };
  });
}

function packages(files: Readonly<Record<string, string>>): Finding[] {
  const names = (files['requirements.txt'] ?? '')
    .split('\n')
    .map((line) => /^\s*([A-Za-z0-9][\w.-]*)/.exec(line)?.[1] ?? '')
    .filter((name) => name !== '' && name.toLowerCase() !== 'chalice');
  if (names.length === 0) return [];
  const message = `Python packages have no place in a TypeScript app: find npm’s counterparts of ${names.join(', ')}.`;
  return [{ severity: 'note', code: 'python-packages', message, file: 'requirements.txt', line: 1 }];
}
