import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonFile } from '../python/python-file';
import { registrationCalls } from './registration-calls';

const registering = new Set([...Object.keys(registrationCalls), 'register_blueprint', 'register_middleware']);

/**
 * What looks like a registration and stands where nobody knows when, how often and with what it runs: inside of a
 * function, a class or a loop.
 */
export function hiddenRegistrations(file: PythonFile, variables: ReadonlySet<string>): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  file.root.cursor().iterate(({ name, node }) => {
    const method =
      name === 'Decorator' ? lastName(node, file) : name === 'CallExpression' ? calledMember(node, file) : '';
    if (registering.has(method) && isInside(node) && variables.has(firstName(node, file))) found.push(node);
  });
  return found;
}

function lastName(decorator: SyntaxNode, file: PythonFile): string {
  const names = decorator.getChildren('VariableName');
  const last = names.at(-1);
  return names.length < 2 || last === undefined ? '' : file.textOf(last);
}

function calledMember(call: SyntaxNode, file: PythonFile): string {
  const [callee] = childrenOf(call);
  const property = callee?.name === 'MemberExpression' ? callee.getChild('PropertyName') : null;
  return property === null ? '' : file.textOf(property);
}

/** `app` of `@app.route('/')` and of `app.register_blueprint(…)`. */
function firstName(node: SyntaxNode, file: PythonFile): string {
  return /^@?\s*(\w+)/.exec(file.textOf(node))?.[1] ?? '';
}

const closed = new Set(['FunctionDefinition', 'ClassDefinition', 'ForStatement', 'WhileStatement', 'LambdaExpression']);

function isInside(node: SyntaxNode): boolean {
  for (let parent = node.parent; parent !== null; parent = parent.parent) if (closed.has(parent.name)) return true;
  return false;
}
