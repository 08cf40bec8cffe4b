import type { CommandUse } from './commands';
import { otherFields } from './commands';
import type { Evaluator } from './evaluator';
import { keyOf } from './syntax';
import type { Values } from './values';

/** What a command's input says of the resource: one entry for each place that names one. */
export function targetsOf(input: Values, { named }: CommandUse, evaluator: Evaluator): Values[] {
  if ('keysOf' in named) return keysOf(evaluator.member(input, named.keysOf), evaluator);
  if ('within' in named) return fieldsWithin(evaluator.member(input, named.within), named.field, evaluator);
  const values = [named.field, ...(otherFields[named.field] ?? [])].flatMap((field) => evaluator.member(input, field));
  return [values];
}

/** `{ [process.env.TODOS_TABLE]: [...] }` */
function keysOf(values: Values, evaluator: Evaluator): Values[] {
  return values.flatMap((value): Values[] => {
    if (value.type !== 'object') return [];
    return value.node.properties.map((each): Values => {
      if (each.type === 'SpreadElement') return [];
      const name = keyOf(each.key, each.computed);
      return name === undefined ? evaluator.evaluate(each.key, value.scope) : [{ type: 'text', text: name }];
    });
  });
}

/** `[{ Put: { TableName } }, { Delete: { TableName } }]` */
function fieldsWithin(values: Values, field: string, evaluator: Evaluator): Values[] {
  return values.flatMap((value): Values[] => {
    if (value.type === 'list') return value.items.flatMap((item) => fieldsWithin([item], field, evaluator));
    if (value.type !== 'object') return [];
    return value.node.properties.map((each): Values => {
      if (each.type !== 'ObjectProperty') return [];
      return evaluator.member(evaluator.evaluate(each.value, value.scope), field);
    });
  });
}
