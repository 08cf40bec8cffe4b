import type { Node, Program } from '@babel/types';
import { exportedDeclaration } from './declarations';
import { bare, isFunction } from './syntax';
import type { Values } from './values';

/** The files of the project that a file loads; what it imports for types alone is gone by then. */
export function loadedBy({ body }: Program): string[] {
  return body.flatMap((statement) => {
    if (!('source' in statement) || !statement.source || isTypeOnly(statement)) return [];
    return /^\.{1,2}\//.test(statement.source.value) ? [statement.source.value] : [];
  });
}

/** The statements that do something when a file is loaded; `app.route(…)` of people who write the wiring themselves calls no handler. */
export function effectsOf({ body }: Program, evaluate: (node: Node) => Values): Node[] {
  return body.filter((statement) => !isDeclaration(exportedDeclaration(statement)) && !registers(statement, evaluate));
}

function registers(statement: Node, evaluate: (node: Node) => Values): boolean {
  const call = statement.type === 'ExpressionStatement' ? bare(statement.expression) : undefined;
  const callee = call?.type === 'CallExpression' ? bare(call.callee) : undefined;
  return callee?.type === 'MemberExpression' && evaluate(callee.object).some((each) => each.type === 'app');
}

function isTypeOnly(statement: Node): boolean {
  if (statement.type === 'ImportDeclaration') return statement.importKind === 'type';
  return 'exportKind' in statement && statement.exportKind === 'type';
}

function isDeclaration(statement: Node): boolean {
  return statement.type.endsWith('Declaration') || isFunction(statement) || statement.type === 'Identifier';
}
