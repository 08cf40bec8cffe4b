import type { MemberExpression, Node, ObjectExpression, OptionalMemberExpression } from '@babel/types';

/** What stands in parentheses, behind `await`, or before `!`, `as` and `satisfies`: the same value. */
export function bare(node: Node | null | undefined): Node | undefined {
  switch (node?.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return bare(node.expression);
    case 'AwaitExpression':
      return bare(node.argument);
    default:
      return node ?? undefined;
  }
}

/** The nodes that a node is made of, in the order of the text; types are none. */
export function childrenOf(node: Node): Node[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'loc' || key.endsWith('omments') || key.startsWith('type') || key === 'returnType') return [];
    return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];
  });
}

/** Declarations of types alone; what is wrapped in a type is `bare`. */
export function isType(node: Node): boolean {
  return node.type.startsWith('TS') && bare(node) === node && node.type !== 'TSParameterProperty';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The name of a property or member, where it is written there. */
export function keyOf(key: Node, isComputed: boolean | null | undefined): string | undefined {
  if (key.type === 'StringLiteral') return key.value;
  if (key.type === 'NumericLiteral') return String(key.value);
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  return key.type === 'Identifier' && isComputed !== true ? key.name : undefined;
}

export function memberName(node: MemberExpression | OptionalMemberExpression): string | undefined {
  return keyOf(node.property, node.computed);
}

/** The last property of that name; spread objects are looked through by whoever knows their values. */
export function propertyOf(object: ObjectExpression, name: string) {
  return object.properties.findLast((each) => each.type !== 'SpreadElement' && keyOf(each.key, each.computed) === name);
}

export function isFunction(node: Node): node is Extract<Node, { params: unknown; body: unknown; async: unknown }> {
  return (
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'FunctionDeclaration' ||
    node.type === 'ObjectMethod' ||
    node.type === 'ClassMethod' ||
    node.type === 'ClassPrivateMethod'
  );
}

/** A node of a file, wherever it is met. */
export function placeOf(file: string, node: Node): string {
  return `${file}:${node.start}`;
}
