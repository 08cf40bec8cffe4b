import type { CallExpression, NewExpression, Node, OptionalCallExpression } from '@babel/types';
import { commandName } from './commands';
import type { Evaluator } from './evaluator';
import { bare, memberName } from './syntax';
import type { Scope, SdkName, Values } from './values';

/** A command where it is made, and the node of its input. */
export type CommandAt = { command: SdkName & { input: Values }; input: Node | undefined };

/** `new PutItemCommand(…)`, or lib-storage's `new Upload({ params })`. */
export function commandMade(node: NewExpression, scope: Scope, evaluator: Evaluator): CommandAt | undefined {
  const [input] = node.arguments;
  for (const callee of evaluator.evaluate(node.callee, scope)) {
    if (callee.type !== 'sdk') continue;
    const values = evaluator.evaluate(input, scope);
    if (callee.package === '@aws-sdk/lib-storage' && callee.name === 'Upload')
      return {
        command: { package: '@aws-sdk/client-s3', name: 'PutObject', input: evaluator.member(values, 'params') },
        input,
      };
    const name = commandName(callee.name);
    if (name !== undefined) return { command: { package: callee.package, name, input: values }, input };
  }
  return undefined;
}

/** `s3.getObject(…)` of a client that has a method for each command, or `paginateScan(config, …)`. */
export function commandCalled(
  node: CallExpression | OptionalCallExpression,
  scope: Scope,
  evaluator: Evaluator,
): CommandAt | undefined {
  const callee = bare(node.callee);
  const of = (from: string, name: string, input: Node | undefined): CommandAt => ({
    command: {
      package: from,
      name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      input: evaluator.evaluate(input, scope),
    },
    input,
  });
  for (const each of evaluator.evaluate(callee, scope)) {
    const page = each.type === 'sdk' ? /^paginate([A-Z]\w*)$/.exec(each.name)?.[1] : undefined;
    if (each.type === 'sdk' && page !== undefined) return of(each.package, page, node.arguments[1]);
  }
  if (callee?.type !== 'MemberExpression' && callee?.type !== 'OptionalMemberExpression') return undefined;
  const name = memberName(callee);
  const client = evaluator.evaluate(callee.object, scope).find((each) => each.type === 'client');
  // Its other methods: `send` gets a command that is met where it is made.
  if (client?.type !== 'client' || name === undefined || ['send', 'destroy'].includes(name)) return undefined;
  return of(client.package, name, node.arguments[0]);
}
