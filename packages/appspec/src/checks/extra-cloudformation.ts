import type { AppSpec } from '../app-spec';
import { findEntity } from '../entities';
import { entityLabel } from '../entity-label';
import { APP_ID } from '../ids';
import type { Json } from '../json';
import type { Problem } from '../problem';
import { finding, findingIf, setting } from './finding';

/** What CloudFormation has at the top of a template; everything else makes it refuse the template. */
const sections = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
];

/** Extra CloudFormation is kept as it is; only what could not be merged, or never would be, is named. */
export function checkExtraCloudFormation(spec: AppSpec): Problem[] {
  const { template = {}, constructs = {} } = spec.extraCloudFormation;
  const path = ['extraCloudFormation', 'template'];
  return [
    ...Object.keys(template)
      .filter((section) => !sections.includes(section))
      .map((section) =>
        finding(APP_ID, {
          path,
          code: 'template-section',
          message: `A template has no section “${section}”. It has ${sections.join(', ')}; resources stand in Resources.`,
        }),
      ),
    ...findingIf(template.Transform !== undefined, APP_ID, {
      path,
      code: 'template-transform',
      severity: 'warning',
      message: 'With a Transform, CloudFormation rewrites the template after the studio has shown you its plan.',
    }),
    ...checkResources(template.Resources),
    ...Object.keys(constructs).flatMap((id) => checkConstruct(spec, id)),
  ];
}

function checkResources(resources: Json | undefined): Problem[] {
  if (resources === undefined) return [];
  const path = ['extraCloudFormation', 'template'];
  if (!isObject(resources)) {
    const message = 'Resources is an object: { "LogicalId": { "Type": …, "Properties": … } }.';
    return [finding(APP_ID, { path, code: 'template-resource', message })];
  }
  return Object.entries(resources).flatMap(([logicalId, resource]) => [
    ...findingIf(!/^[A-Za-z0-9]{1,255}$/.test(logicalId), APP_ID, {
      path,
      code: 'logical-id',
      message: `“${logicalId}”: a logical id takes letters and digits only.`,
    }),
    ...findingIf(!isObject(resource), APP_ID, {
      path,
      code: 'template-resource',
      message: `Resource ${logicalId} must be an object with its Type, or with what it changes of a generated one.`,
    }),
  ]);
}

/** Kept beside a construct by its id; the construct may be gone. */
function checkConstruct(spec: AppSpec, id: string): Problem[] {
  return findingIf(findEntity(spec, id) === undefined, APP_ID, {
    path: ['extraCloudFormation', 'constructs', id],
    code: 'extra-without-construct',
    severity: 'warning',
    message: `There is extra CloudFormation for ${entityLabel(spec, id)}, which is no longer in the design. It does nothing.`,
    ...setting('Remove it', { id: APP_ID, path: ['extraCloudFormation', 'constructs', id] }),
  });
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
