import type { CallExpression, Node, OptionalCallExpression } from '@babel/types';
import { parentsOf } from './class-members';
import { described, describedValue } from './described';
import type { Evaluator } from './evaluator';
import { findExport } from './exports';
import { effectsOf, loadedBy } from './module-effects';
import { isCode, type Modules } from './modules';
import { createScope } from './scope';
import { type CommandAt, commandCalled, commandMade } from './sdk-calls';
import { bare, childrenOf, isFunction, isType, placeOf } from './syntax';
import type { Arguments, Scope, SdkName, Value, Values } from './values';

/** A command that the code makes. */
export type CommandMet = SdkName & { input: Values; file: string; node: Node };
/** A variable of the environment that goes where it cannot be followed: into a package, into a text. */
export type VariableMet = { name: string; file: string; node: Node };
/** What the code from one function on reaches. */
export type Reached = { commands: CommandMet[]; variables: VariableMet[]; unreadable: string[]; isWhole: boolean };

type Reading = { modules: Modules; evaluator: Evaluator; isWritten: (file: string) => boolean };

const DEEPEST = 400;

/** Follows the code of a function through the project's files: whatever it calls, passes on or loads. */
export function walkFunction(handler: { file: string; export: string }, reading: Reading): Reached {
  const walk = new Walk(reading);
  try {
    walk.load(handler.file);
    walk.enter(handler);
  } catch (error) {
    // An expression of a hundred thousand terms is deeper than the stack.
    if (!(error instanceof RangeError)) throw error;
    walk.reached.isWhole = false;
  }
  return walk.reached;
}

class Walk {
  readonly reached: Reached = { commands: [], variables: [], unreadable: [], isWhole: true };
  readonly #reading: Reading;
  readonly #evaluator: Evaluator;
  readonly #seen = new Set<string>();
  #depth = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#evaluator = reading.evaluator;
  }

  /** What a file does when it is loaded, and the files that it loads. Generated wiring registers handlers: that is no call of them. */
  load(file: string): void {
    if (this.#saw(`load ${file}`)) return;
    if (!isCode(file)) return;
    const program = this.#reading.modules.find(file);
    if (program === undefined) {
      this.reached.unreadable.push(file);
      return;
    }
    if (!this.#reading.isWritten(file)) return;
    for (const specifier of loadedBy(program)) {
      const from = this.#reading.modules.resolve(file, specifier);
      if (from !== undefined) this.load(from);
    }
    const scope = this.#evaluator.scopeOf(file);
    for (const statement of effectsOf(program, (node) => this.#evaluator.evaluate(node, scope)))
      this.walk(statement, scope);
  }

  /** What Lambda calls: a function, or what a package made of one. */
  enter(handler: { file: string; export: string }): void {
    const exported = findExport({ file: handler.file, name: handler.export }, this.#reading.modules);
    if (exported === undefined) return;
    const scope = this.#evaluator.scopeOf(exported.file);
    const binding = 'local' in exported ? scope.find(exported.local) : undefined;
    const values = this.#evaluator.exported(handler.file, handler.export);
    for (const value of values) this.use(value);
    if (values.length > 0) return;
    if (binding?.init !== undefined) this.walk(binding.init.node, binding.init.scope);
    if ('node' in exported) this.walk(exported.node, scope);
  }

  /** A value that something unknown may call or look into. */
  use(value: Value): void {
    if (value.type === 'function') this.call(value, []);
    if (value.type === 'module') this.load(value.file);
    if (value.type === 'object' && !this.#saw(`use ${describedValue(value)}`)) this.walk(value.node, value.scope);
    if (value.type === 'instance' && !this.#saw(`use ${describedValue(value)}`)) {
      const at = createScope(value.of.scope.file, { parent: value.of.scope, self: value });
      for (const member of value.of.node.body.body)
        if (isFunction(member)) this.call({ type: 'function', node: member, scope: at }, []);
      for (const parent of parentsOf(this.#evaluator, value)) this.use(parent);
    }
  }

  call(callee: Extract<Value, { type: 'function' }>, given: Arguments): void {
    const self = [callee.self, callee.scope.self].map((each) => (each === undefined ? [] : [each]));
    if (this.#saw(`call ${describedValue(callee)} ${described([...given, ...self])}`)) return;
    const scope = this.#evaluator.callScope(callee, given);
    for (const parameter of callee.node.params) this.#defaults(parameter, scope);
    const { body } = callee.node;
    if (body.type === 'BlockStatement') for (const statement of body.body) this.walk(statement, scope);
    else this.walk(body, scope);
  }

  /** What is worked out for parameters that are not given. */
  #defaults(pattern: Node, scope: Scope): void {
    if (pattern.type === 'Identifier') return;
    if (pattern.type === 'AssignmentPattern') this.#tracked(pattern.right, scope);
    else if (pattern.type === 'ObjectProperty') this.#defaults(pattern.value, scope);
    else for (const child of childrenOf(pattern)) this.#defaults(child, scope);
  }

  walk(node: Node | null | undefined, scope: Scope): void {
    const inner = bare(node);
    if (inner === undefined || isType(inner)) return;
    if (this.#depth > DEEPEST || this.#evaluator.isExhausted) {
      this.reached.isWhole = false;
      return;
    }
    this.#depth += 1;
    this.#evaluator.step();
    this.#walk(inner, scope);
    this.#depth -= 1;
  }

  #walk(node: Node, scope: Scope): void {
    // A function that stands anywhere else than in a declaration is given to something that may call it.
    if (isFunction(node)) {
      if (node.type !== 'FunctionDeclaration') this.call({ type: 'function', node, scope }, []);
      return;
    }
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ClassDeclaration':
        return;
      case 'BlockStatement': {
        const inner = this.#evaluator.blockScope(node.body, scope);
        for (const statement of node.body) this.walk(statement, inner);
        return;
      }
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'ForStatement': {
        const head = node.type === 'ForStatement' ? node.init : node.left;
        const inner = head ? this.#evaluator.blockScope([head], scope) : scope;
        for (const child of childrenOf(node)) this.walk(child, inner);
        return;
      }
      case 'VariableDeclarator':
        this.#tracked(node.init, scope);
        return;
      case 'ReturnStatement':
        this.#tracked(node.argument, scope);
        return;
      case 'AssignmentExpression':
        this.#tracked(node.right, scope);
        return;
      case 'ObjectProperty':
        if (node.computed) this.walk(node.key, scope);
        this.walk(node.value, scope);
        return;
      case 'AssignmentPattern':
        this.#tracked(node.right, scope);
        return;
      case 'UnaryExpression':
        this.#compared(node.argument, scope);
        return;
      case 'BinaryExpression':
        if (node.operator === '+') break;
        this.#compared(node.left, scope);
        this.#compared(node.right, scope);
        return;
      case 'IfStatement':
      case 'ConditionalExpression':
        this.#compared(node.test, scope);
        this.walk(node.consequent, scope);
        this.walk(node.alternate, scope);
        return;
      case 'Identifier':
        this.#name(node, scope);
        return;
      case 'NewExpression':
        this.#made(node, scope);
        return;
      case 'CallExpression':
      case 'OptionalCallExpression':
        this.#called(node, scope);
        return;
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        this.#memberUsed(node, scope);
        return;
    }
    for (const child of childrenOf(node)) this.walk(child, scope);
  }

  /** What is kept under a name, handed back or put into an object is met again where it is used. */
  #tracked(node: Node | null | undefined, scope: Scope): void {
    const inner = bare(node);
    if (inner === undefined || isFunction(inner) || inner.type === 'ClassExpression') return;
    if (inner.type === 'LogicalExpression') {
      this.#tracked(inner.left, scope);
      this.#tracked(inner.right, scope);
      return;
    }
    if (inner.type === 'ObjectExpression') {
      for (const each of inner.properties) {
        if (each.type === 'SpreadElement') this.#tracked(each.argument, scope);
        if (each.type === 'ObjectProperty') this.#tracked(each.value, scope);
      }
      return;
    }
    const isMember = inner.type === 'MemberExpression' || inner.type === 'OptionalMemberExpression';
    if (inner.type === 'Identifier') this.#reach(inner.name, scope);
    else if (isMember && this.#evaluator.evaluate(inner, scope).length > 0) this.#reachRoot(inner.object, scope);
    else this.walk(inner, scope);
  }

  /** `if (!process.env.TABLE)` only looks whether it is there. */
  #compared(node: Node | null | undefined, scope: Scope): void {
    const inner = bare(node);
    if (inner?.type === 'Identifier') {
      this.#reach(inner.name, scope);
      return;
    }
    if (
      inner?.type === 'MemberExpression' &&
      this.#evaluator.evaluate(inner, scope).some((each) => each.type === 'variable')
    )
      return;
    this.walk(inner, scope);
  }

  #reach(name: string, scope: Scope): void {
    const init = scope.find(name)?.init;
    if (init === undefined) return;
    this.load(init.scope.file);
    if (!this.#saw(`init ${placeOf(init.scope.file, init.node)}`)) this.#tracked(init.node, init.scope);
  }

  #name(node: Extract<Node, { type: 'Identifier' }>, scope: Scope): void {
    this.#reach(node.name, scope);
    this.#handedOn(this.#evaluator.evaluate(node, scope), node, scope);
  }

  #handedOn(values: Values, node: Node, scope: Scope): void {
    for (const value of values) {
      if (value.type === 'variable') this.reached.variables.push({ name: value.name, file: scope.file, node });
      else this.use(value);
    }
  }

  #memberUsed(node: Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }>, scope: Scope): void {
    const values = this.#evaluator.evaluate(node, scope);
    if (values.length === 0) this.walk(node.object, scope);
    else this.#reachRoot(node.object, scope);
    if (node.computed) this.walk(node.property, scope);
    this.#handedOn(values, node, scope);
  }

  /** `config.tables.todos`: what is made when `config` is. */
  #reachRoot(node: Node, scope: Scope): void {
    const inner = bare(node);
    if (inner?.type === 'Identifier') this.#reach(inner.name, scope);
    else if (inner?.type === 'MemberExpression' || inner?.type === 'OptionalMemberExpression')
      this.#reachRoot(inner.object, scope);
    else if (inner?.type !== 'ThisExpression') this.walk(inner, scope);
  }

  #made(node: Extract<Node, { type: 'NewExpression' }>, scope: Scope): void {
    const made = commandMade(node, scope, this.#evaluator);
    if (made !== undefined) {
      this.#command(made, node, scope);
      return;
    }
    for (const callee of this.#evaluator.evaluate(node.callee, scope)) {
      if (callee.type !== 'class') continue;
      const given = this.#evaluator.argumentsOf(node.arguments, scope);
      const self: Value = { type: 'instance', of: callee, arguments: given };
      this.#construct(self);
      for (const argument of node.arguments) this.#tracked(argument, scope);
      return;
    }
    for (const child of childrenOf(node)) this.walk(child, scope);
  }

  #construct(self: Extract<Value, { type: 'instance' }>): void {
    const at = createScope(self.of.scope.file, { parent: self.of.scope, self });
    for (const member of self.of.node.body.body) {
      if (member.type === 'ClassMethod' && member.kind === 'constructor')
        this.call({ type: 'function', node: member, scope: at }, self.arguments);
      if ((member.type === 'ClassProperty' || member.type === 'ClassPrivateProperty') && member.value)
        this.#tracked(member.value, at);
    }
    for (const parent of parentsOf(this.#evaluator, self)) this.#construct(parent);
  }

  #command({ command, input }: CommandAt, node: Node, scope: Scope): void {
    this.reached.commands.push({ ...command, file: scope.file, node });
    this.#input(input, scope);
  }

  /** What is named in a command's input is the command's; what is computed for it may do more. */
  #input(node: Node | null | undefined, scope: Scope): void {
    const inner = bare(node);
    if (inner === undefined) return;
    const values = this.#evaluator.evaluate(inner, scope);
    if (values.some((each) => each.type === 'variable')) {
      if (inner.type === 'Identifier') this.#reach(inner.name, scope);
      else if (inner.type === 'MemberExpression') this.#reachRoot(inner.object, scope);
      else if (inner.type === 'CallExpression') this.#called(inner, scope);
    } else if (inner.type === 'ObjectExpression' || inner.type === 'ArrayExpression') {
      for (const child of childrenOf(inner)) {
        if (child.type !== 'ObjectProperty') this.#input(child, scope);
        else {
          if (child.computed) this.#input(child.key, scope);
          this.#input(child.value, scope);
        }
      }
    } else if (inner.type === 'SpreadElement') this.#input(inner.argument, scope);
    else if (inner.type === 'Identifier') this.#reach(inner.name, scope);
    else this.walk(inner, scope);
  }

  #called(node: CallExpression | OptionalCallExpression, scope: Scope): void {
    const callee = bare(node.callee);
    const given = this.#evaluator.argumentsOf(node.arguments, scope);
    const asked = commandCalled(node, scope, this.#evaluator);
    if (asked !== undefined) {
      if (callee !== undefined) this.#reachRoot(callee, scope);
      for (const argument of node.arguments) if (argument !== asked.input) this.walk(argument, scope);
      this.#command(asked, node, scope);
      return;
    }
    const functions = this.#evaluator.evaluate(callee, scope).filter((each) => each.type === 'function');
    if (functions.length === 0) {
      this.#calledUnknown(node, scope);
      return;
    }
    if (callee !== undefined && !isFunction(callee)) this.#reachRoot(callee, scope);
    for (const argument of node.arguments) this.#tracked(argument, scope);
    for (const each of functions) this.call(each, given);
  }

  #calledUnknown(node: CallExpression | OptionalCallExpression, scope: Scope): void {
    const callee = bare(node.callee);
    if (callee?.type === 'Super') return;
    const isLogged =
      callee?.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'console';
    if (callee?.type === 'MemberExpression' || callee?.type === 'OptionalMemberExpression')
      this.walk(callee.object, scope);
    else if (callee?.type !== 'Import') this.walk(callee, scope);
    for (const argument of node.arguments) {
      if (isLogged) this.#compared(argument, scope);
      else this.walk(argument, scope);
    }
  }

  #saw(what: string): boolean {
    if (this.#seen.has(what)) return true;
    this.#seen.add(what);
    return false;
  }
}
