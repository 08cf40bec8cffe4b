import { placeOf } from './syntax';
import type { Value, Values } from './values';

/** Tells calls apart by what they are given. */
export function described(values: readonly Values[], depth = 2): string {
  return values.map((each) => each.map((value) => describedValue(value, depth)).join('|')).join(',');
}

export function describedValue(value: Value, depth = 2): string {
  switch (value.type) {
    case 'variable':
      return `$${value.name}`;
    case 'text':
      return JSON.stringify(value.text);
    case 'function':
    case 'object':
    case 'class':
      return placeOf(value.scope.file, value.node);
    case 'instance':
      return `${placeOf(value.of.scope.file, value.of.node)}(${depth === 0 ? '' : described(value.arguments, depth - 1)})`;
    case 'command':
      return `${value.package} ${value.name}`;
    default:
      return value.type;
  }
}
