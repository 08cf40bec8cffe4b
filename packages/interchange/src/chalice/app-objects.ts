import type { SyntaxNode } from '@lezer/common';
import type { Evaluator } from '../python/evaluator';
import type { PythonFile } from '../python/python-file';
import type { PythonProject } from '../python/python-project';
import { moduleStatements } from '../python/scope';
import type { Place, Value } from '../python/value';
import { calleeOf } from './call-options';

type Call = Extract<Value, { type: 'call' }>;

/** The app or a blueprint, as a variable of a module has it. */
export type Registrar = { id: string; type: 'app' | 'blueprint'; variable: string; call: Call; place: Place };

const types: Readonly<Record<string, Registrar['type']>> = {
  'chalice.Chalice': 'app',
  'chalice.Blueprint': 'blueprint',
};

/** Apps and blueprints that modules make at their top level. */
export function findRegistrars(project: PythonProject, evaluator: Evaluator): Registrar[] {
  return project.files.flatMap((file) =>
    moduleStatements(file.root).flatMap((statement) => registrarOf(statement, file, evaluator) ?? []),
  );
}

function registrarOf(statement: SyntaxNode, file: PythonFile, evaluator: Evaluator): Registrar | undefined {
  const target = statement.firstChild;
  const node = statement.lastChild;
  if (statement.name !== 'AssignStatement' || target?.name !== 'VariableName' || node === null) return undefined;
  const call = evaluator.valueOf(node, file);
  const type = types[calleeOf(call) ?? ''];
  if (call.type !== 'call' || type === undefined) return undefined;
  return { id: idOf(call), type, variable: file.textOf(target), call, place: { file, node: statement } };
}

/** One object, however many names it goes by: the place of the call that made it. */
export function idOf({ file, node }: Place): string {
  return `${file.path}:${node.from}`;
}

/** `app.route` → the app, and `route`. `app.api.cors` → the app, and `api.cors`. */
export function memberOf(
  value: Value,
  registrars: readonly Registrar[],
): { registrar: Registrar; name: string } | undefined {
  if (value.type !== 'member') return undefined;
  if (value.of.type === 'call') {
    const id = idOf(value.of);
    const registrar = registrars.find((each) => each.id === id);
    return registrar && { registrar, name: value.name };
  }
  const outer = memberOf(value.of, registrars);
  return outer && { registrar: outer.registrar, name: `${outer.name}.${value.name}` };
}
