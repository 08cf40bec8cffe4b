import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonFile } from './python-file';
import type { PythonProject } from './python-project';
import type { Binding } from './scope';
import { stringOf, unescapeText } from './string-literal';
import { type Argument, type Arguments, jsonOf, type Value } from './value';

/** How many names lead to another before it is taken for a circle. */
const MOST_STEPS = 50;

/** Tells what expressions come to: literals, names, what is imported, and what calls are made with. Nothing is run. */
export class Evaluator {
  #steps = 0;

  constructor(
    private readonly project: PythonProject,
    /** Variables of the environment that every stage sets alike. */
    private readonly environment: ReadonlyMap<string, string>,
  ) {}

  valueOf(node: SyntaxNode, file: PythonFile): Value {
    this.#steps += 1;
    try {
      return this.#steps > MOST_STEPS ? unknown('its names lead in a circle') : this.#read(node, file);
    } finally {
      this.#steps -= 1;
    }
  }

  /** What a decorator names, and what it is called with; undefined where it is no plain `@a.b(…)`. */
  decoratorOf(node: SyntaxNode, file: PythonFile): { callee: Value; args: Arguments } | undefined {
    const names = node.getChildren('VariableName');
    const [first, ...members] = names;
    if (first === undefined) return undefined;
    const base = this.#named(file.textOf(first), { at: first.from, file });
    const callee = members.reduce<Value>((of, member) => this.#memberOf(of, file.textOf(member)), base);
    return { callee, args: this.argumentsOf(node.getChild('ArgList'), file) };
  }

  argumentsOf(list: SyntaxNode | null, file: PythonFile): Arguments {
    const args: Arguments = { positional: [], named: new Map(), unread: [] };
    const parts = list === null ? [] : childrenOf(list).filter(({ name }) => !'(),'.includes(name));
    for (let index = 0; index < parts.length; index += 1) {
      const part = parts[index];
      const next = parts[index + 1];
      const value = parts[index + 2];
      if (part === undefined) continue;
      if (next?.name === 'AssignOp' && value !== undefined) {
        args.named.set(file.textOf(part), this.#argument(value, file));
        index += 2;
      } else if ((part.name === '**' || part.name === '*') && next !== undefined) {
        this.#spread(args, { isNamed: part.name === '**', value: this.#argument(next, file) });
        index += 1;
      } else args.positional.push(this.#argument(part, file));
    }
    return args;
  }

  #argument(node: SyntaxNode, file: PythonFile): Argument {
    return { node, file, value: this.valueOf(node, file) };
  }

  #spread(args: Arguments, { isNamed, value }: { isNamed: boolean; value: Argument }): void {
    if (!isNamed && value.value.type === 'list') args.positional.push(...value.value.items);
    else if (isNamed && value.value.type === 'dict') {
      for (const { key, value: each } of value.value.entries) {
        if (key.type === 'text') args.named.set(key.text, each);
      }
    } else args.unread.push(value);
  }

  #read(node: SyntaxNode, file: PythonFile): Value {
    const text = file.textOf(node);
    switch (node.name) {
      case 'String': {
        const value = stringOf(text);
        return value === undefined ? unknown('it is written as bytes') : { type: 'text', text: value };
      }
      case 'ContinuedString':
        return this.#joined(childrenOf(node), file);
      case 'FormatString':
        return this.#formatted(node, file);
      case 'Number': {
        const number = Number(text.replaceAll('_', ''));
        return Number.isNaN(number) ? unknown(`${text} is no number here`) : { type: 'number', number };
      }
      case 'Boolean':
        return { type: 'boolean', boolean: text === 'True' };
      case 'None':
        return { type: 'none' };
      case 'ParenthesizedExpression':
        return this.#inner(node, file);
      case 'ArrayExpression':
      case 'TupleExpression':
      case 'SetExpression':
        return {
          type: 'list',
          items: this.argumentsOf(node, file).positional.filter(({ node: { name } }) => !'[]{}'.includes(name)),
        };
      case 'DictionaryExpression':
        return this.#dictionary(node, file);
      case 'UnaryExpression':
        return this.#unary(node, file);
      case 'BinaryExpression':
        return this.#binary(node, file);
      case 'VariableName':
        return this.#named(text, { at: node.from, file });
      case 'MemberExpression':
        return this.#member(node, file);
      case 'CallExpression':
        return this.#call(node, file);
      default:
        return unknown(`“${short(text)}” is worked out when the app runs`);
    }
  }

  #inner(node: SyntaxNode, file: PythonFile): Value {
    const inner = childrenOf(node).find(({ name }) => !'()'.includes(name));
    return inner === undefined ? unknown('it is empty') : this.valueOf(inner, file);
  }

  #joined(parts: readonly SyntaxNode[], file: PythonFile): Value {
    const values = parts.map((part) => this.valueOf(part, file));
    const texts = values.map((value) => (value.type === 'text' ? value.text : undefined));
    const missing = values.find((value) => value.type !== 'text');
    return missing === undefined ? { type: 'text', text: texts.join('') } : missing;
  }

  /** `f'{app}-events'` where each part is known and none has a format. */
  #formatted(node: SyntaxNode, file: PythonFile): Value {
    const text = file.textOf(node);
    const head = /^[A-Za-z]*('''|"""|'|")/.exec(text)?.[0] ?? '';
    const quote = head.replace(/^[A-Za-z]*/, '');
    let result = '';
    let at = node.from + head.length;
    const raw = (to: number) => unescapeText(file.text.slice(at, to)).replaceAll('{{', '{').replaceAll('}}', '}');
    for (const part of node.getChildren('FormatReplacement')) {
      const inner = childrenOf(part).filter(({ name }) => !'{}'.includes(name));
      const value = inner.length === 1 && inner[0] !== undefined ? this.valueOf(inner[0], file) : undefined;
      const plain = value === undefined ? undefined : jsonOf(value);
      if (typeof plain !== 'string' && typeof plain !== 'number')
        return value?.type === 'unknown' ? value : unknown(`“${short(text)}” is put together when the app runs`);
      result += raw(part.from) + plain;
      at = part.to;
    }
    return { type: 'text', text: result + raw(node.to - quote.length) };
  }

  #dictionary(node: SyntaxNode, file: PythonFile): Value {
    const entries: { key: Value; value: Argument }[] = [];
    const parts = childrenOf(node).filter(({ name }) => name !== '{' && name !== '}' && name !== ',');
    for (let index = 0; index < parts.length; ) {
      const [first, second, third] = parts.slice(index, index + 3);
      if (first?.name === '**' && second !== undefined) {
        const spread = this.valueOf(second, file);
        if (spread.type !== 'dict') return unknown(`“${short(file.textOf(second))}” is spread into it`);
        entries.push(...spread.entries);
        index += 2;
      } else if (first !== undefined && second?.name === ':' && third !== undefined) {
        entries.push({ key: this.valueOf(first, file), value: this.#argument(third, file) });
        index += 3;
      } else return unknown(`“${short(file.textOf(node))}” is no plain dictionary`);
    }
    return { type: 'dict', entries };
  }

  #unary(node: SyntaxNode, file: PythonFile): Value {
    const [operator, operand] = childrenOf(node);
    if (operator === undefined || operand === undefined) return unknown('it is not complete');
    const value = this.valueOf(operand, file);
    const sign = file.textOf(operator);
    if (value.type === 'number' && sign === '-') return { type: 'number', number: -value.number };
    if (value.type === 'boolean' && sign === 'not') return { type: 'boolean', boolean: !value.boolean };
    return unknown(`“${short(file.textOf(node))}” is worked out when the app runs`);
  }

  #binary(node: SyntaxNode, file: PythonFile): Value {
    const [left, operator, right] = childrenOf(node);
    if (left === undefined || operator === undefined || right === undefined) return unknown('it is not complete');
    const [a, b] = [this.valueOf(left, file), this.valueOf(right, file)];
    const sign = file.textOf(operator);
    if (sign === '+' && a.type === 'text' && b.type === 'text') return { type: 'text', text: a.text + b.text };
    if (sign === '+' && a.type === 'list' && b.type === 'list')
      return { type: 'list', items: [...a.items, ...b.items] };
    if (a.type === 'number' && b.type === 'number') {
      if (sign === '+') return { type: 'number', number: a.number + b.number };
      if (sign === '*') return { type: 'number', number: a.number * b.number };
    }
    const missing = [a, b].find((value) => value.type === 'unknown');
    return missing ?? unknown(`“${short(file.textOf(node))}” is worked out when the app runs`);
  }

  #named(name: string, { at, file }: { at: number; file: PythonFile }): Value {
    const scope = this.project.scopeOf(file);
    const binding = scope.find(name, at);
    if (binding !== undefined) return this.#bound(binding, { name, file });
    for (const star of scope.stars) {
      const found = this.project.locate(`${star}.${name}`);
      if (found !== undefined) return this.#bound(found.binding, { name, file: found.file });
      if (star === 'chalice') return { type: 'outside', name: `chalice.${name}` };
    }
    if (name === 'str' || name === 'int') return { type: 'outside', name };
    return unknown(`nothing in ${file.path} says what ${name} is`);
  }

  #bound(binding: Binding, { name, file }: { name: string; file: PythonFile }): Value {
    switch (binding.type) {
      case 'value':
        return this.valueOf(binding.node, file);
      case 'function':
        return { type: 'function', name, node: binding.node, file };
      case 'import':
        return this.#imported(binding.name);
      case 'hidden':
        return unknown(`${name} is known only when the app runs`);
    }
  }

  #imported(qualified: string): Value {
    const found = this.project.locate(qualified);
    if (found === undefined) return { type: 'outside', name: qualified };
    const name = qualified.split('.').at(-1) ?? qualified;
    const value = this.#bound(found.binding, { name, file: found.file });
    return found.rest.reduce<Value>((of, member) => ({ type: 'member', of, name: member }), value);
  }

  #member(node: SyntaxNode, file: PythonFile): Value {
    const [object, mark, key] = childrenOf(node);
    if (object === undefined || key === undefined) return unknown('it is not complete');
    const of = this.valueOf(object, file);
    if (mark?.name === '[') return this.#item(of, this.valueOf(key, file), file.textOf(node));
    return this.#memberOf(of, file.textOf(key));
  }

  #memberOf(of: Value, name: string): Value {
    if (of.type === 'outside') return this.#imported(`${of.name}.${name}`);
    return of.type === 'unknown' ? of : { type: 'member', of, name };
  }

  #item(of: Value, key: Value, text: string): Value {
    if (of.type === 'outside' && of.name === 'os.environ' && key.type === 'text') return this.#variable(key.text);
    if (of.type === 'dict' && key.type === 'text') {
      const entry = of.entries.find((each) => each.key.type === 'text' && each.key.text === key.text);
      if (entry !== undefined) return entry.value.value;
    }
    if (of.type === 'list' && key.type === 'number') {
      const item = of.items.at(key.number);
      if (item !== undefined) return item.value;
    }
    return of.type === 'unknown' ? of : unknown(`“${short(text)}” is looked up when the app runs`);
  }

  #variable(name: string, fallback?: Value): Value {
    const text = this.environment.get(name);
    if (text !== undefined) return { type: 'text', text };
    if (fallback?.type === 'text') return fallback;
    const reason = `it is the environment variable ${name}, to which the stages of .chalice/config.json give no value in common`;
    return { type: 'unknown', reason, variable: name };
  }

  #call(node: SyntaxNode, file: PythonFile): Value {
    const [first] = childrenOf(node);
    if (first === undefined) return unknown('it is not complete');
    const callee = this.valueOf(first, file);
    const args = this.argumentsOf(node.getChild('ArgList'), file);
    const name = callee.type === 'outside' ? callee.name : '';
    const [key, fallback] = args.positional;
    if ((name === 'os.environ.get' || name === 'os.getenv') && key?.value.type === 'text') {
      return this.#variable(key.value.text, (fallback ?? args.named.get('default'))?.value);
    }
    if ((name === 'str' || name === 'int') && key !== undefined) return key.value;
    return { type: 'call', callee, args, node, file };
  }
}

function unknown(reason: string): Value {
  return { type: 'unknown', reason };
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
