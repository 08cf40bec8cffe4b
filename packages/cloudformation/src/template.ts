import type { Json } from '@chalice-studio/appspec';

export type Resource = {
  Type: string;
  Properties?: { [key: string]: Json };
  DependsOn?: string[];
  DeletionPolicy?: 'Retain' | 'RetainExceptOnCreate' | 'Delete';
  UpdateReplacePolicy?: 'Retain' | 'Delete';
};

/** A plain CloudFormation template: no transform, nothing that needs one. */
export type Template = {
  AWSTemplateFormatVersion: '2010-09-09';
  Description?: string;
  Parameters?: { [name: string]: Json };
  Resources: { [logicalId: string]: Resource };
  Outputs: { [name: string]: { Value: Json } };
};

export const ref = (logicalId: string): Json => ({ Ref: logicalId });
export const getAtt = (logicalId: string, attribute: string): Json => ({ 'Fn::GetAtt': [logicalId, attribute] });
export const sub = (text: string, values?: { [name: string]: Json }): Json => ({
  'Fn::Sub': values === undefined ? text : [text, values],
});

/** Leaves out what is undefined, so that optional properties read as one object literal. */
export function properties(values: { [key: string]: Json | undefined }): { [key: string]: Json } {
  const result: { [key: string]: Json } = {};
  for (const [key, value] of Object.entries(values)) if (value !== undefined) result[key] = value;
  return result;
}
