import type { Class, Function as FunctionNode, Node, ObjectExpression } from '@babel/types';

/** Where names are looked up. */
export interface Scope {
  readonly file: string;
  /** What `this` is. */
  readonly self: Value | undefined;
  find(name: string): Binding | undefined;
  declare(name: string, binding: Binding): void;
}

export type Binding = {
  /** What it may be; empty when that cannot be told. */
  values: () => readonly Value[];
  /** What is run when its module is loaded, for names of a module's top level. */
  init?: { node: Node; scope: Scope };
};

/** A name that AWS SDK packages export. */
export type SdkName = { package: string; name: string };

/** What an expression is known to be without running it. */
export type Value =
  /** `process.env` */
  | { type: 'environment' }
  /** `process.env.NAME` */
  | { type: 'variable'; name: string }
  | { type: 'text'; text: string }
  | { type: 'function'; node: FunctionNode; scope: Scope; self?: Value }
  | { type: 'object'; node: ObjectExpression; scope: Scope }
  | { type: 'list'; items: readonly Value[] }
  | { type: 'class'; node: Class; scope: Scope }
  | { type: 'instance'; of: { node: Class; scope: Scope }; arguments: Arguments }
  /** The exports of a file of the project. */
  | { type: 'module'; file: string }
  | { type: 'sdk-module'; package: string }
  | ({ type: 'sdk' } & SdkName)
  /** A client with a method for each command: `new S3()`. */
  | { type: 'client'; package: string }
  | ({ type: 'command'; input: Values } & SdkName)
  /** What a client answers to a command. */
  | { type: 'answer'; command: Extract<Value, { type: 'command' }> }
  /** The app, of the runtime: its registrations are not calls of the handler that names it. */
  | { type: 'app' };

export type Values = readonly Value[];
/** What is passed, as far as it can be told; undefined from a spread on. */
export type Arguments = readonly Values[];

export const unknown: Values = [];

export type Evaluate = (node: Node | null | undefined, scope: Scope) => Values;
