import { placeOf } from './syntax';
import type { Value, Values } from './values';

/** Tells calls apart by what they are given. */
export function described(values: readonly Values[]): string {
  return values.map((each) => each.map(describedValue).join('|')).join(',');
}

export function describedValue(value: Value): string {
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
      return `${placeOf(value.of.scope.file, value.of.node)}(${described(value.arguments)})`;
    case 'command':
      return `${value.package} ${value.name}`;
    default:
      return value.type;
  }
}
