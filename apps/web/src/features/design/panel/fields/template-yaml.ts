import type { Json } from '@chalice-studio/appspec';
import { parse, stringify, type Tags, type YAMLMap, type YAMLSeq } from 'yaml';

/** CloudFormation's short forms: `!Ref a` is `{ "Ref": "a" }`. */
const functions = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
];

const longName = (name: string) => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`);

const tags: Tags = [...functions, 'Ref', 'Condition'].flatMap((name) => [
  { tag: `!${name}`, resolve: (text: string) => ({ [longName(name)]: argumentOf(name, text) }) },
  {
    tag: `!${name}`,
    collection: 'seq' as const,
    resolve: (list: YAMLMap | YAMLSeq) => ({ [longName(name)]: list.toJSON() }),
  },
  {
    tag: `!${name}`,
    collection: 'map' as const,
    resolve: (map: YAMLMap | YAMLSeq) => ({ [longName(name)]: map.toJSON() }),
  },
]);

/** `!GetAtt Queue.Arn` names resource and attribute. */
function argumentOf(name: string, text: string): Json {
  const dot = text.indexOf('.');
  return name === 'GetAtt' && dot > 0 ? [text.slice(0, dot), text.slice(dot + 1)] : text;
}

/** YAML as CloudFormation reads it; throws with line and column where it cannot be. */
export function parseYaml(text: string): unknown {
  return parse(text, { customTags: tags, prettyErrors: true, maxAliasCount: 100 });
}

export function writeYaml(value: Json): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
