import type { CallExpression, Node, ObjectExpression, OptionalCallExpression } from '@babel/types';
import { RUNTIME } from '../provided-packages';
import { instanceMember, type Reader, staticMember } from './class-members';
import { commandName, isClientOfMethods } from './commands';
import { bindPattern, declareAll, type Known, returnsOf, valueOfModule } from './declarations';
import { exportedValues } from './exports';
import type { Modules } from './modules';
import { createScope } from './scope';
import { bare, isFunction, memberName, propertyOf } from './syntax';
import { type Arguments, type Evaluate, type Scope, unknown, type Value, type Values } from './values';

type FunctionValue = Extract<Value, { type: 'function' }>;

/** How deep calls and names are followed; code that nests deeper counts as not known. */
const DEEPEST = 60;
/** Values of one expression that are told apart. */
const MOST_VALUES = 16;

/** What is left to spend on reading a project; no code that people send may keep the studio busy for long. */
export type Budget = { steps: number };

/** Says what expressions of a project are, as far as that can be told without running them. */
export class Evaluator implements Reader {
  readonly #modules: Modules;
  readonly #budget: Budget;
  readonly #known: Known;
  readonly #scopes = new Map<string, Scope>();
  readonly #results = new WeakMap<Scope, Map<Node, Values>>();
  #depth = 0;

  constructor(modules: Modules, budget: Budget) {
    this.#modules = modules;
    this.#budget = budget;
    this.#known = { modules, evaluate: this.evaluate, member: this.member };
  }

  /** Whether reading has cost what it may: from then on nothing is known. */
  get isExhausted(): boolean {
    return this.#budget.steps <= 0;
  }

  /** Counts what reading costs. */
  step(): void {
    this.#budget.steps -= 1;
  }

  evaluate: Evaluate = (node, scope) => {
    const inner = bare(node);
    if (inner === undefined) return unknown;
    const known = this.#results.get(scope) ?? new Map<Node, Values>();
    const before = known.get(inner);
    if (before !== undefined) return before;
    this.step();
    if (this.#depth > DEEPEST || this.isExhausted) return unknown;
    this.#results.set(scope, known);
    // What is made of itself is not known.
    known.set(inner, unknown);
    this.#depth += 1;
    const values = distinct(this.#evaluate(inner, scope));
    this.#depth -= 1;
    known.set(inner, values);
    return values;
  };

  /** The names of a file's top level. */
  scopeOf(file: string): Scope {
    const known = this.#scopes.get(file);
    if (known !== undefined) return known;
    const scope = createScope(file);
    this.#scopes.set(file, scope);
    declareAll(this.#modules.find(file)?.body ?? [], scope, this.#known, true);
    return scope;
  }

  exported(file: string, name: string): Values {
    return exportedValues(
      { file, name },
      { modules: this.#modules, scopeOf: (each) => this.scopeOf(each), evaluate: this.evaluate },
    );
  }

  /** A block's own names. */
  blockScope(statements: readonly Node[], parent: Scope): Scope {
    const scope = createScope(parent.file, { parent });
    declareAll(statements, scope, this.#known);
    return scope;
  }

  /** The names within a function that is called with these arguments. */
  callScope({ node, scope: parent, self }: FunctionValue, given: Arguments): Scope {
    const scope = createScope(parent.file, { parent, self });
    node.params.forEach((parameter, index) => {
      bindPattern(parameter, () => given[index] ?? unknown, { scope, known: this.#known });
    });
    if (node.body.type === 'BlockStatement') declareAll(node.body.body, scope, this.#known);
    return scope;
  }

  argumentsOf(nodes: readonly Node[], scope: Scope): Arguments {
    const spread = nodes.findIndex((each) => each.type === 'SpreadElement');
    return nodes.slice(0, spread < 0 ? undefined : spread).map((each) => this.evaluate(each, scope));
  }

  member = (values: Values, name: string): Values => distinct(values.flatMap((value) => this.#member(value, name)));

  #evaluate(node: Node, scope: Scope): Values {
    if (isFunction(node)) return [{ type: 'function', node, scope }];
    switch (node.type) {
      case 'StringLiteral':
        return [{ type: 'text', text: node.value }];
      case 'TemplateLiteral':
        return this.#template(node, scope);
      case 'BinaryExpression':
        return node.operator === '+' ? this.#joined(node, scope) : unknown;
      case 'Identifier':
        return scope.find(node.name)?.values() ?? unknown;
      case 'ThisExpression':
        return scope.self === undefined ? unknown : [scope.self];
      case 'ObjectExpression':
        return [{ type: 'object', node, scope }];
      case 'ArrayExpression':
        return [{ type: 'list', items: node.elements.flatMap((each) => this.evaluate(each, scope).slice(0, 1)) }];
      case 'ClassExpression':
      case 'ClassDeclaration':
        return [{ type: 'class', node, scope }];
      case 'ConditionalExpression':
        return [...this.evaluate(node.consequent, scope), ...this.evaluate(node.alternate, scope)];
      case 'LogicalExpression':
        return [...this.evaluate(node.left, scope), ...this.evaluate(node.right, scope)];
      case 'AssignmentExpression':
        return this.evaluate(node.right, scope);
      case 'SequenceExpression':
        return this.evaluate(node.expressions.at(-1), scope);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.#memberExpression(node, scope);
      case 'NewExpression':
        return this.#made(node, scope);
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.#answer(node, scope);
      default:
        return unknown;
    }
  }

  /** `arn:aws:sns:…:${name}` and `https://…/${name}` name what the last part names. */
  #template(node: Extract<Node, { type: 'TemplateLiteral' }>, scope: Scope): Values {
    const texts = node.quasis.map((each) => each.value.cooked ?? '');
    const last = node.expressions.at(-1);
    if (last === undefined) return [{ type: 'text', text: texts[0] ?? '' }];
    if (texts.at(-1) !== '' || ((node.expressions.length > 1 || texts[0] !== '') && !/[:/]$/.test(texts.at(-2) ?? '')))
      return unknown;
    return this.evaluate(last, scope);
  }

  #joined(node: Extract<Node, { type: 'BinaryExpression' }>, scope: Scope): Values {
    const left = bare(node.left);
    const before = left?.type === 'BinaryExpression' ? bare(left.right) : left;
    const ending =
      before?.type === 'StringLiteral'
        ? before.value
        : before?.type === 'TemplateLiteral'
          ? before.quasis.at(-1)?.value.cooked
          : '';
    return /[:/]$/.test(ending ?? '') ? this.evaluate(node.right, scope) : unknown;
  }

  #memberExpression(
    node: Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }>,
    scope: Scope,
  ): Values {
    const object = bare(node.object);
    const name = memberName(node);
    if (
      name === 'env' &&
      object?.type === 'Identifier' &&
      object.name === 'process' &&
      scope.find('process') === undefined
    )
      return [{ type: 'environment' }];
    if (name !== undefined) return this.member(this.evaluate(object, scope), name);
    const names = this.evaluate(node.property, scope).flatMap((each) => (each.type === 'text' ? [each.text] : []));
    const values = this.evaluate(object, scope);
    return names.flatMap((each) => this.member(values, each));
  }

  #made(node: Extract<Node, { type: 'NewExpression' }>, scope: Scope): Values {
    return this.evaluate(node.callee, scope).flatMap((callee): Values => {
      if (callee.type === 'class')
        return [{ type: 'instance', of: callee, arguments: this.argumentsOf(node.arguments, scope) }];
      if (callee.type !== 'sdk') return unknown;
      if (callee.package === RUNTIME) return /^(Chalice|Blueprint)$/.test(callee.name) ? [{ type: 'app' }] : unknown;
      const name = commandName(callee.name);
      const input = this.evaluate(node.arguments[0], scope);
      if (name !== undefined) return [{ type: 'command', package: callee.package, name, input }];
      return isClientOfMethods(callee) ? [{ type: 'client', package: callee.package }] : unknown;
    });
  }

  #answer(node: CallExpression | OptionalCallExpression, scope: Scope): Values {
    const callee = bare(node.callee);
    if (callee?.type === 'Import' || (callee?.type === 'Identifier' && callee.name === 'require'))
      return this.evaluate(node.arguments[0], scope).flatMap((each): Values => {
        const found = each.type === 'text' ? valueOfModule(each.text, scope.file, this.#modules) : undefined;
        return found === undefined ? [] : [found];
      });
    const given = this.argumentsOf(node.arguments, scope);
    if (callee?.type === 'MemberExpression' && callee.property.type === 'Identifier') {
      const name = callee.property.name;
      if (name === 'send')
        return given
          .flat()
          .flatMap((each): Values => (each.type === 'command' ? [{ type: 'answer', command: each }] : []));
      const clients = this.evaluate(callee.object, scope);
      const of = clients.find((each) => each.type === 'client');
      if (of?.type === 'client') {
        const command = {
          type: 'command' as const,
          package: of.package,
          name: capitalized(name),
          input: given[0] ?? [],
        };
        return [{ type: 'answer', command }];
      }
      if (name === 'from') {
        const document = clients.find((each) => each.type === 'sdk');
        if (document?.type === 'sdk' && isClientOfMethods(document))
          return [{ type: 'client', package: document.package }];
      }
    }
    const functions = this.evaluate(callee, scope).filter((each) => each.type === 'function');
    if (functions.length > 0) return functions.flatMap((each) => this.returned(each, given));
    // Whatever checks or wraps the whole environment gives its variables back: `schema.parse(process.env)`.
    return given.flat().filter((each) => each.type === 'environment');
  }

  /** What a function may answer. */
  returned(callee: FunctionValue, given: Arguments): Values {
    const scope = this.callScope(callee, given);
    const { body } = callee.node;
    if (body.type !== 'BlockStatement') return this.evaluate(body, scope);
    const returns = returnsOf(body.body, scope, (block, at) =>
      block.type === 'BlockStatement' ? this.blockScope(block.body, at) : at,
    );
    return returns.flatMap((each) => this.evaluate(each.node, each.scope));
  }

  #member(value: Value, name: string): Values {
    switch (value.type) {
      case 'environment':
        return [{ type: 'variable', name }];
      case 'object':
        return this.#property(value, name);
      case 'module':
        return this.exported(value.file, name);
      case 'sdk-module':
        return [{ type: 'sdk', package: value.package, name }];
      case 'class':
        return staticMember(this, value, name);
      case 'instance':
        return instanceMember(this, value, name);
      case 'answer':
        return value.command.name === 'GetQueueUrl' && name === 'QueueUrl'
          ? this.member(value.command.input, 'QueueName')
          : unknown;
      default:
        return unknown;
    }
  }

  #property({ node, scope }: { node: ObjectExpression; scope: Scope }, name: string): Values {
    const property = propertyOf(node, name);
    if (property?.type === 'ObjectMethod')
      return [{ type: 'function', node: property, scope, self: { type: 'object', node, scope } }];
    if (property?.type === 'ObjectProperty') return this.evaluate(property.value, scope);
    return node.properties.flatMap((each) =>
      each.type === 'SpreadElement' ? this.member(this.evaluate(each.argument, scope), name) : [],
    );
  }
}

const capitalized = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

function distinct(values: Values): Values {
  if (values.length < 2) return values;
  const seen = new Set<string>();
  const kept = values.filter((value) => {
    if (value.type !== 'variable' && value.type !== 'text') return true;
    const key = JSON.stringify(value);
    return !seen.has(key) && seen.add(key);
  });
  return kept.slice(0, MOST_VALUES);
}
