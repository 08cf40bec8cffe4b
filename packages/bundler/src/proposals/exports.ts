import type { Node } from '@babel/types';
import type { Modules } from './modules';
import { keyOf } from './syntax';
import type { Evaluate, Scope, Values } from './values';

type Known = { modules: Modules; scopeOf(file: string): Scope; evaluate: Evaluate };
type Export = { file: string; name: string };

/** What a file exports by a name, through files that hand it on. */
export function exportedValues(wanted: Export, known: Known): Values {
  const found = findExport(wanted, known.modules);
  if (found === undefined) return [];
  const scope = known.scopeOf(found.file);
  return 'local' in found ? (scope.find(found.local)?.values() ?? []) : known.evaluate(found.node, scope);
}

/** Where it is declared. */
export type FoundExport = { file: string } & ({ local: string } | { node: Node });

export function findExport(
  { file, name }: Export,
  modules: Modules,
  seen = new Set<string>(),
): FoundExport | undefined {
  const key = `${file} ${name}`;
  if (seen.has(key)) return undefined;
  seen.add(key);
  const follow = (specifier: string, as: string) => {
    const from = modules.resolve(file, specifier);
    return from === undefined ? undefined : findExport({ file: from, name: as }, modules, seen);
  };
  for (const statement of modules.find(file)?.body ?? []) {
    if (statement.type === 'ExportDefaultDeclaration' && name === 'default') {
      const { declaration } = statement;
      return 'id' in declaration && declaration.id?.type === 'Identifier' && declaration.type !== 'ClassExpression'
        ? { file, local: declaration.id.name }
        : { file, node: declaration };
    }
    if (statement.type !== 'ExportNamedDeclaration' || statement.exportKind === 'type') continue;
    for (const specifier of statement.specifiers) {
      if (keyOf(specifier.exported, false) !== name || specifier.type !== 'ExportSpecifier') continue;
      return statement.source
        ? follow(statement.source.value, specifier.local.name)
        : { file, local: specifier.local.name };
    }
    if (declares(statement.declaration, name)) return { file, local: name };
  }
  for (const statement of modules.find(file)?.body ?? []) {
    const found = statement.type === 'ExportAllDeclaration' ? follow(statement.source.value, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function declares(declaration: Node | null | undefined, name: string): boolean {
  if (!declaration) return false;
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.some(({ id }) => names(id, name));
  return 'id' in declaration && declaration.id?.type === 'Identifier' && declaration.id.name === name;
}

function names(pattern: Node, name: string): boolean {
  if (pattern.type === 'Identifier') return pattern.name === name;
  if (pattern.type === 'ObjectPattern')
    return pattern.properties.some((each) => names(each.type === 'RestElement' ? each.argument : each.value, name));
  if (pattern.type === 'ArrayPattern') return pattern.elements.some((each) => each !== null && names(each, name));
  return pattern.type === 'AssignmentPattern' && names(pattern.left, name);
}
