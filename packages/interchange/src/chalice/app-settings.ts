import type { Cors } from '@chalice-studio/appspec';
import { defaultBinaryTypes } from '@chalice-studio/appspec';
import type { SyntaxNode } from '@lezer/common';
import type { Evaluator } from '../python/evaluator';
import type { PythonFile } from '../python/python-file';
import { type Arguments, jsonOf, type Place, reasonOf } from '../python/value';
import { memberOf, type Registrar } from './app-objects';
import { corsOf } from './cors';
import type { Notes } from './notes';

type Reading = { evaluator: Evaluator; registrars: readonly Registrar[]; app: Registrar; notes: Notes };

/** Members of an app whose setting has no counterpart, or needs none. */
const silent = new Set(['experimental_feature_flags.update', 'experimental_feature_flags.add']);

/** What is set on the app itself: `app.debug`, `app.api.cors`, `app.api.binary_types`. */
export class AppSettings {
  debug: boolean;
  cors: Cors | undefined;
  binaryTypes: string[] | undefined;

  constructor(private readonly reading: Reading) {
    const debug = reading.app.call.args.named.get('debug') ?? reading.app.call.args.positional[1];
    this.debug = debug?.value.type === 'boolean' && debug.value.boolean;
  }

  /** A route takes the app's CORS as it is when it is registered; a blueprint's are registered once everything is set. */
  corsOfRoute({ type }: Registrar): Cors | undefined {
    return type === 'app' ? (this.cors ?? false) : undefined;
  }

  read(statement: SyntaxNode, file: PythonFile): boolean {
    const target = statement.firstChild;
    const node = statement.lastChild;
    if (statement.name !== 'AssignStatement' || target?.name !== 'MemberExpression' || node === null) return false;
    const { evaluator, registrars, notes } = this.reading;
    const member = memberOf(evaluator.valueOf(target, file), registrars);
    if (member === undefined) return false;
    const argument = { file, node, value: evaluator.valueOf(node, file) };
    const place = { file, node: statement };
    if (member.name === 'api.cors') this.cors = corsOf(argument, 'app.api', notes) ?? this.cors;
    else if (member.name === 'debug' && argument.value.type === 'boolean') this.debug = argument.value.boolean;
    else if (member.name === 'api.binary_types')
      this.#setBinaryTypes(jsonOf(argument.value), place, reasonOf(argument.value));
    else this.#leave(member.name, place);
    return true;
  }

  /** `app.api.binary_types.append('…')` and calls like it. */
  call({ name }: { name: string }, args: Arguments, place: Place): boolean {
    const [first] = args.positional;
    if (first !== undefined && /^api\.binary_types\.(append|extend)$/.test(name)) {
      const value = jsonOf(first.value);
      const added = name.endsWith('append') && value !== undefined ? [value] : value;
      const present = this.binaryTypes ?? [...defaultBinaryTypes];
      this.#setBinaryTypes(Array.isArray(added) ? [...present, ...added] : undefined, place, reasonOf(first.value));
    } else if (!silent.has(name)) this.#leave(name, place);
    return true;
  }

  #setBinaryTypes(value: unknown, place: Place, reason: string): void {
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
      this.binaryTypes = value;
      return;
    }
    const message = `app.api.binary_types could not be read: ${reason}. Set the binary types in the design.`;
    this.reading.notes.add(place, { severity: 'error', code: 'unread-option', message });
  }

  #leave(name: string, place: Place): void {
    const { file, node } = place;
    const message =
      name === 'websocket_api.session'
        ? 'app.websocket_api.session is not needed: the runtime makes its own client.'
        : `“${file.textOf(node)}” is left out. If it matters, write its like in TypeScript.`;
    this.reading.notes.add(place, { severity: 'note', code: 'app-setting', message });
  }
}
