import type { Class, Node } from '@babel/types';
import { createScope } from './scope';
import { keyOf, memberName } from './syntax';
import { type Arguments, type Evaluate, type Scope, unknown, type Value, type Values } from './values';

type FunctionValue = Extract<Value, { type: 'function' }>;
type ClassValue = { node: Class; scope: Scope };
export type InstanceValue = Extract<Value, { type: 'instance' }>;

/** What members of classes are worked out with. */
export interface Reader {
  evaluate: Evaluate;
  member(values: Values, name: string): Values;
  callScope(callee: FunctionValue, given: Arguments): Scope;
  argumentsOf(nodes: readonly Node[], scope: Scope): Arguments;
  returned(callee: FunctionValue, given: Arguments): Values;
}

export function staticMember(reader: Reader, of: ClassValue, name: string): Values {
  return declared(reader, of, { name, isStatic: true });
}

export function instanceMember(reader: Reader, instance: InstanceValue, name: string): Values {
  const own = declared(reader, instance.of, { name, isStatic: false, self: instance });
  const given = fromConstructor(reader, instance, name);
  if (own.length + given.length > 0) return [...own, ...given];
  return parentsOf(reader, instance).flatMap((parent) => reader.member([parent], name));
}

function declared(
  reader: Reader,
  { node, scope }: ClassValue,
  { name, isStatic, self }: { name: string; isStatic: boolean; self?: Value },
): Values {
  for (const member of node.body.body) {
    if (!('key' in member) || !('static' in member) || (member.static ?? false) !== isStatic) continue;
    if (keyOf(member.key, 'computed' in member ? member.computed : false) !== name) continue;
    const at = self === undefined ? scope : createScope(scope.file, { parent: scope, self });
    if (member.type === 'ClassMethod' || member.type === 'ClassPrivateMethod') {
      const method: FunctionValue = { type: 'function', node: member, scope: at };
      return member.kind === 'get' ? reader.returned(method, []) : [method];
    }
    if ('value' in member && member.value) return reader.evaluate(member.value, at);
  }
  return unknown;
}

/** `this.name = …` in the constructor, or a parameter that is a property. */
function fromConstructor(reader: Reader, instance: InstanceValue, name: string): Values {
  const maker = constructorOf(instance.of.node);
  if (maker === undefined) return unknown;
  const scope = constructorScope(reader, instance, maker);
  const isProperty = maker.params.some(
    (each) => each.type === 'TSParameterProperty' && nameOfParameter(each.parameter) === name,
  );
  if (isProperty) return scope.find(name)?.values() ?? unknown;
  return maker.body.body.flatMap((statement) => {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return [];
    const { left, right } = statement.expression;
    const isIt = left.type === 'MemberExpression' && left.object.type === 'ThisExpression' && memberName(left) === name;
    return isIt ? reader.evaluate(right, scope) : [];
  });
}

/** The instance as its class's parent sees it. */
export function parentsOf(reader: Reader, instance: InstanceValue): InstanceValue[] {
  const { node, scope } = instance.of;
  return reader.evaluate(node.superClass, scope).flatMap((parent) => {
    if (parent.type !== 'class') return [];
    const maker = constructorOf(node);
    const passed = maker?.body.body.flatMap((each) =>
      each.type === 'ExpressionStatement' &&
      each.expression.type === 'CallExpression' &&
      each.expression.callee.type === 'Super'
        ? [each.expression.arguments]
        : [],
    )[0];
    const given =
      maker === undefined || passed === undefined
        ? instance.arguments
        : reader.argumentsOf(passed, constructorScope(reader, instance, maker));
    return [{ type: 'instance' as const, of: parent, arguments: given }];
  });
}

function constructorScope(reader: Reader, instance: InstanceValue, maker: FunctionValue['node']): Scope {
  return reader.callScope(
    { type: 'function', node: maker, scope: instance.of.scope, self: instance },
    instance.arguments,
  );
}

function constructorOf(node: Class) {
  for (const member of node.body.body)
    if (member.type === 'ClassMethod' && member.kind === 'constructor') return member;
  return undefined;
}

function nameOfParameter(parameter: Node): string | undefined {
  if (parameter.type === 'AssignmentPattern') return nameOfParameter(parameter.left);
  return parameter.type === 'Identifier' ? parameter.name : undefined;
}
