import type { ImportDeclaration, LVal, Node, Statement, VariableDeclaration } from '@babel/types';
import { RUNTIME } from '../provided-packages';
import { isSdk } from './commands';
import type { Modules } from './modules';
import { bare, childrenOf, isFunction, keyOf } from './syntax';
import type { Evaluate, Scope, Value, Values } from './values';

/** How expressions and files are read. */
export type Known = { evaluate: Evaluate; member: (values: Values, name: string) => Values; modules: Modules };

/** Names what statements declare. `isModule`: of a file's top level, whose values are made when it is loaded. */
export function declareAll(statements: readonly Node[], scope: Scope, known: Known, isModule = false): void {
  for (const statement of statements) {
    const declared = exportedDeclaration(statement);
    if (declared.type === 'VariableDeclaration') declareVariables(declared, { statements, scope, known, isModule });
    else if (declared.type === 'FunctionDeclaration' && declared.id)
      scope.declare(declared.id.name, { values: () => [{ type: 'function', node: declared, scope }] });
    else if (declared.type === 'ClassDeclaration' && declared.id)
      scope.declare(declared.id.name, { values: () => [{ type: 'class', node: declared, scope }] });
    else if (declared.type === 'ImportDeclaration') declareImports(declared, scope, known);
  }
}

/** `export const a` declares what `const a` does. */
export function exportedDeclaration(statement: Node): Node {
  if (statement.type === 'ExportNamedDeclaration' && statement.declaration) return statement.declaration;
  if (statement.type === 'ExportDefaultDeclaration') return statement.declaration;
  return statement;
}

function declareVariables(
  declaration: VariableDeclaration,
  {
    statements,
    scope,
    known,
    isModule,
  }: { statements: readonly Node[]; scope: Scope; known: Known; isModule: boolean },
): void {
  for (const { id, init } of declaration.declarations) {
    const later = declaration.kind === 'const' || id.type !== 'Identifier' ? [] : assignedTo(id.name, statements);
    const values = () => [init, ...later].flatMap((each) => known.evaluate(each, scope));
    const made = isModule && init ? { init: { node: init, scope } } : {};
    bindPattern(id, values, { scope, known, made });
  }
}

const assignments = new WeakMap<readonly Node[], Map<string, Node[]>>();

/** Everything that is assigned to a name in these statements, which are looked through once. */
function assignedTo(name: string, statements: readonly Node[]): readonly Node[] {
  const known = assignments.get(statements) ?? assignmentsIn(statements);
  assignments.set(statements, known);
  return known.get(name) ?? [];
}

function assignmentsIn(statements: readonly Node[]): Map<string, Node[]> {
  const found = new Map<string, Node[]>();
  const look = (node: Node): void => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier') {
      const others = found.get(node.left.name);
      if (others === undefined) found.set(node.left.name, [node.right]);
      else others.push(node.right);
    }
    for (const child of childrenOf(node)) look(child);
  };
  for (const statement of statements) look(statement);
  return found;
}

type Pattern = LVal | Node;
type Binding = { scope: Scope; known: Known; made?: { init?: { node: Node; scope: Scope } } };

/** Names what a pattern takes apart. */
export function bindPattern(pattern: Pattern, values: () => Values, binding: Binding): void {
  const { scope, known, made = {} } = binding;
  if (pattern.type === 'Identifier') scope.declare(pattern.name, { values, ...made });
  else if (pattern.type === 'AssignmentPattern')
    bindPattern(
      pattern.left,
      () => {
        const given = values();
        return given.length > 0 ? given : known.evaluate(pattern.right, scope);
      },
      binding,
    );
  else if (pattern.type === 'TSParameterProperty') bindPattern(pattern.parameter, values, binding);
  else if (pattern.type === 'RestElement') bindPattern(pattern.argument, () => [], binding);
  else if (pattern.type === 'ArrayPattern')
    pattern.elements.forEach((element, index) => {
      if (element) bindPattern(element, () => itemOf(values(), index), binding);
    });
  else if (pattern.type === 'ObjectPattern')
    for (const property of pattern.properties) {
      if (property.type === 'RestElement') bindPattern(property, values, binding);
      else {
        const name = keyOf(property.key, property.computed);
        bindPattern(property.value, () => (name === undefined ? [] : known.member(values(), name)), binding);
      }
    }
}

function itemOf(values: Values, index: number): Values {
  return values.flatMap((value): Values => {
    const item = value.type === 'list' ? value.items[index] : undefined;
    return item === undefined ? [] : [item];
  });
}

function declareImports(declaration: ImportDeclaration, scope: Scope, { modules, member }: Known): void {
  if (declaration.importKind === 'type') return;
  const source = valueOfModule(declaration.source.value, scope.file, modules);
  for (const specifier of declaration.specifiers) {
    const name =
      specifier.type === 'ImportDefaultSpecifier'
        ? 'default'
        : specifier.type === 'ImportSpecifier'
          ? keyOf(specifier.imported, false)
          : undefined;
    const values = (): Values => {
      if (source === undefined) return [];
      return name === undefined ? [source] : member([source], name);
    };
    scope.declare(specifier.local.name, { values });
  }
}

/** What `import * as` gives of a file of the project, of the AWS SDK, or of the runtime. */
export function valueOfModule(specifier: string, importer: string, modules: Modules): Value | undefined {
  if (isSdk(specifier) || specifier === RUNTIME) return { type: 'sdk-module', package: specifier };
  if (!/^\.{0,2}\//.test(specifier)) return undefined;
  const file = modules.resolve(importer, specifier);
  return file === undefined ? undefined : { type: 'module', file };
}

/** What a function may answer, with the scope of each, not looking into functions within it. */
export function returnsOf(statements: readonly Statement[], scope: Scope, inner: (node: Node, scope: Scope) => Scope) {
  const found: { node: Node; scope: Scope }[] = [];
  const look = (node: Node, at: Scope): void => {
    if (isFunction(node)) return;
    if (node.type === 'ReturnStatement') {
      const argument = bare(node.argument);
      if (argument !== undefined) found.push({ node: argument, scope: at });
      return;
    }
    const within = node.type === 'BlockStatement' ? inner(node, at) : at;
    for (const child of childrenOf(node)) look(child, within);
  };
  for (const statement of statements) look(statement, scope);
  return found;
}
