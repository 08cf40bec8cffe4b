import type { Cors } from '@chalice-studio/appspec';
import type { SyntaxNode } from '@lezer/common';
import type { Evaluator } from '../python/evaluator';
import { childrenOf, type PythonFile } from '../python/python-file';
import type { PythonProject } from '../python/python-project';
import { isBlock, nameOf } from '../python/scope';
import type { Argument, Arguments, Place, Value } from '../python/value';
import { memberOf, type Registrar } from './app-objects';
import { AppSettings } from './app-settings';
import { type RouteAuthorizer, routeAuthorizer } from './authorizers';
import { CallOptions, calleeOf } from './call-options';
import { hiddenRegistrations } from './hidden-registrations';
import type { Notes } from './notes';
import { type CallRegistration, middleware, registrationCalls } from './registration-calls';

/** A function of the project, or an expression that stands for one. */
export type PythonFunction = Place & { name: string };

export type ReadRegistration = { registration: CallRegistration; fn: PythonFunction; place: Place };
export type ReadMount = { blueprint: Registrar; namePrefix?: string; urlPrefix?: string };

/** What modules register, by registrar; the order is that of the files, `app.py` first. */
export type ReadApp = {
  app: Registrar;
  settings: { debug: boolean; cors: Cors | undefined; binaryTypes: string[] | undefined };
  registrations: ReadonlyMap<string, readonly ReadRegistration[]>;
  mounts: readonly ReadMount[];
  /** Statements that register nothing: helpers, clients, constants. They are to be ported with the functions that use them. */
  others: readonly Place[];
};

/** The name under which an authorizer that cannot be told is replaced by one that lets nobody in. */
export const UNREAD_AUTHORIZER = 'unread_authorizer';

type Reading = {
  project: PythonProject;
  evaluator: Evaluator;
  registrars: readonly Registrar[];
  app: Registrar;
  notes: Notes;
};

/** Reads the statements of each module as they would run, and nothing that is inside of functions. */
export class AppReader {
  readonly #registrations = new Map<string, ReadRegistration[]>();
  readonly #mounts: ReadMount[] = [];
  readonly #others: Place[] = [];
  readonly #settings: AppSettings;
  /** Definition of a built-in authorizer → the name that it is registered by. */
  readonly #builtin = new Map<string, string>();

  constructor(private readonly reading: Reading) {
    this.#settings = new AppSettings(reading);
  }

  read(): ReadApp {
    const { project, app } = this.reading;
    const files = [...project.files].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
    for (const file of files) this.#eachDecorated(file, (statement) => this.#readAuthorizerNames(statement, file));
    for (const file of files) {
      for (const statement of childrenOf(file.root)) this.#readStatement(statement, file, false);
      this.#noteHidden(file);
    }
    const { debug, cors, binaryTypes } = this.#settings;
    const settings = { debug, cors, binaryTypes };
    return { app, settings, registrations: this.#registrations, mounts: this.#mounts, others: this.#others };
  }

  #readStatement(statement: SyntaxNode, file: PythonFile, isConditional: boolean): void {
    if (isBlock(statement)) {
      const bodies = childrenOf(statement).filter(({ name }) => name === 'Body');
      for (const inner of bodies.flatMap(childrenOf)) this.#readStatement(inner, file, true);
      return;
    }
    const isRead =
      (statement.name === 'DecoratedStatement' && this.#readDecorated(statement, file, isConditional)) ||
      (statement.name === 'ExpressionStatement' && this.#readExpression(statement, file, isConditional)) ||
      this.#settings.read(statement, file);
    const isSilent = statement.name === 'ImportStatement' || isText(statement) || this.#isRegistrar(statement, file);
    if (!isRead && !isSilent && !':'.includes(statement.name)) this.#others.push({ file, node: statement });
  }

  #readDecorated(statement: SyntaxNode, file: PythonFile, isConditional: boolean): boolean {
    const definition = statement.lastChild;
    if (definition?.name !== 'FunctionDefinition') return false;
    const fn = { file, node: definition, name: nameOf(file, definition) };
    let isRead = false;
    for (const decorator of statement.getChildren('Decorator')) {
      const place = { file, node: decorator };
      const found = this.reading.evaluator.decoratorOf(decorator, file);
      const member = found && memberOf(found.callee, this.reading.registrars);
      if (found !== undefined && member !== undefined) {
        this.#register(member, { args: found.args, fn, place, isConditional });
        isRead = true;
      } else if (isRead || statement.getChildren('Decorator').length > 1) {
        const message = `${fn.name} is also decorated by ${file.textOf(decorator).trim()}: port what that does.`;
        this.reading.notes.add(place, { severity: 'note', code: 'other-decorator', message });
      }
    }
    return isRead;
  }

  #readExpression(statement: SyntaxNode, file: PythonFile, isConditional: boolean): boolean {
    const [node] = childrenOf(statement);
    if (node?.name !== 'CallExpression') return false;
    const value = this.reading.evaluator.valueOf(node, file);
    if (value.type !== 'call') return false;
    const place = { file, node: statement };
    const member = memberOf(value.callee, this.reading.registrars);
    if (member?.name === 'register_blueprint') return this.#mount(value.args, place);
    if (member?.name === 'register_middleware') return this.#addMiddleware(member.registrar, value.args, place);
    if (member !== undefined) return this.#settings.call(member, value.args, place);
    // `app.route('/')(view)`, a decorator called by hand.
    const outer = value.callee.type === 'call' ? memberOf(value.callee.callee, this.reading.registrars) : undefined;
    const [fn] = value.args.positional;
    if (outer === undefined || fn === undefined || value.callee.type !== 'call') return false;
    this.#register(outer, { args: value.callee.args, fn: functionOf(fn), place, isConditional });
    return true;
  }

  #register(
    { registrar, name }: { registrar: Registrar; name: string },
    found: { args: Arguments; fn: PythonFunction; place: Place; isConditional: boolean },
  ): void {
    const { args, fn, place, isConditional } = found;
    const { notes } = this.reading;
    const what = `@${registrar.variable}.${name}`;
    const read = registrationCalls[name];
    if (read === undefined) {
      const message = `${what} is no decorator of Chalice. ${fn.name} is not registered.`;
      notes.add(place, { severity: 'error', code: 'unknown-decorator', message });
      return;
    }
    const options = new CallOptions(args, { what, place, notes });
    const registration = read(options, {
      ...{ functionName: fn.name, what, place, notes, apiCors: this.#settings.corsOfRoute(registrar) },
      authorizer: (argument) => this.#authorizer(argument, what),
    });
    options.finish();
    if (registration === undefined) {
      const message = `${what} of ${fn.name} is left out: what it needs could not be read.`;
      notes.add(place, { severity: 'error', code: 'unread-registration', message });
      return;
    }
    if (isConditional) {
      const message = `${what} of ${fn.name} depends on a condition. It is taken as if it always held.`;
      notes.add(place, { severity: 'warning', code: 'conditional', message });
    }
    this.#add(registrar, { registration, fn, place });
  }

  #add(registrar: Registrar, each: ReadRegistration): void {
    this.#registrations.set(registrar.id, [...(this.#registrations.get(registrar.id) ?? []), each]);
  }

  #addMiddleware(registrar: Registrar, args: Arguments, place: Place): boolean {
    const { notes } = this.reading;
    const what = `${registrar.variable}.register_middleware`;
    const options = new CallOptions(args, { what, place, notes });
    const fn = options.find('func', 0);
    const registration = middleware(options, { what, place, notes }, 1);
    options.finish();
    if (fn === undefined || registration === undefined) return true;
    const [wrapped] =
      fn.value.type === 'call' && calleeOf(fn.value) === 'chalice.ConvertToMiddleware' ? fn.value.args.positional : [];
    if (wrapped !== undefined) {
      const message = `${fn.file.textOf(fn.node)}: port the wrapper, then convertToMiddleware of the runtime does the same.`;
      this.reading.notes.add(place, { severity: 'note', code: 'convert-to-middleware', message });
    }
    this.#add(registrar, { registration, fn: functionOf(wrapped ?? fn), place });
    return true;
  }

  #mount(args: Arguments, place: Place): boolean {
    const { notes, registrars } = this.reading;
    const options = new CallOptions(args, { what: 'register_blueprint', place, notes });
    const argument = options.find('blueprint', 0);
    const [namePrefix, urlPrefix] = [options.text('name_prefix', 1), options.text('url_prefix', 2)];
    options.finish();
    const value = argument?.value;
    const id = value?.type === 'call' ? `${value.file.path}:${value.node.from}` : '';
    const blueprint = registrars.find((each) => each.type === 'blueprint' && each.id === id);
    if (blueprint === undefined) {
      const name = argument === undefined ? 'nothing' : argument.file.textOf(argument.node);
      const message = `register_blueprint: ${name} could not be followed to a Blueprint(…) of this project. What it registers is left out.`;
      notes.add(place, { severity: 'error', code: 'unread-blueprint', message });
      return true;
    }
    this.#mounts.push({
      blueprint,
      ...(namePrefix === undefined ? {} : { namePrefix }),
      ...(urlPrefix === undefined ? {} : { urlPrefix }),
    });
    return true;
  }

  #authorizer(argument: Argument, what: string): RouteAuthorizer {
    const { notes } = this.reading;
    const builtin = (value: Value) => (value.type === 'function' ? this.#builtin.get(definitionKey(value)) : undefined);
    const read = routeAuthorizer(argument, { notes, builtin });
    if (read !== undefined) return read;
    const message = `The authorizer of ${what} could not be read. It is replaced by one that lets nobody in; choose the right one in the design.`;
    notes.add(argument, { severity: 'error', code: 'unread-authorizer', message });
    return { type: 'builtin', name: UNREAD_AUTHORIZER, scopes: [] };
  }

  #readAuthorizerNames(statement: SyntaxNode, file: PythonFile): void {
    const definition = statement.lastChild;
    if (definition?.name !== 'FunctionDefinition') return;
    for (const decorator of statement.getChildren('Decorator')) {
      const found = this.reading.evaluator.decoratorOf(decorator, file);
      const member = found && memberOf(found.callee, this.reading.registrars);
      if (found === undefined || member?.name !== 'authorizer') continue;
      const given = found.args.named.get('name')?.value ?? found.args.positional[2]?.value;
      const name = given?.type === 'text' ? given.text : nameOf(file, definition);
      this.#builtin.set(definitionKey({ file, node: definition }), name);
    }
  }

  #eachDecorated(file: PythonFile, visit: (statement: SyntaxNode) => void): void {
    file.root.cursor().iterate((node) => {
      if (node.name === 'DecoratedStatement') visit(node.node);
    });
  }

  #isRegistrar(statement: SyntaxNode, file: PythonFile): boolean {
    return this.reading.registrars.some(({ place }) => place.file === file && place.node.from === statement.from);
  }

  #noteHidden(file: PythonFile): void {
    const variables = new Set(this.reading.registrars.map(({ variable }) => variable));
    for (const node of hiddenRegistrations(file, variables)) {
      const [line = ''] = file.textOf(node).trim().split('\n');
      const message = `${line} stands inside of a function, class or loop and is left out: how often it runs is known only when the app does. Add the construct in the design.`;
      this.reading.notes.add({ file, node }, { severity: 'error', code: 'hidden-registration', message });
    }
  }
}

function definitionKey({ file, node }: Place): string {
  return `${file.path}:${node.from}`;
}

function functionOf(argument: Argument): PythonFunction {
  const { value } = argument;
  if (value.type === 'function') return { file: value.file, node: value.node, name: value.name };
  const text = argument.file.textOf(argument.node);
  return { file: argument.file, node: argument.node, name: text.split('.').at(-1) ?? text };
}

function rank({ path }: PythonFile): number {
  return path === 'app.py' ? 0 : 1;
}

function isText(statement: SyntaxNode): boolean {
  return statement.name === 'ExpressionStatement' && /String$/.test(statement.firstChild?.name ?? '');
}
