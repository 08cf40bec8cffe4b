import { type AppSpec, listFunctionHandlers, type Problem, type StageConfig } from '@chalice-studio/appspec';
import { artifactFunctions } from '@chalice-studio/bundler';
import { synthesize } from '@chalice-studio/cloudformation';

export type TemplateText = {
  text: string;
  origins: Record<string, string>;
  overridden: string[];
  problems: Problem[];
};

/**
 * What a document and a stage become in CloudFormation, to be read and compared: where the artifact will lie and what
 * secrets are at is known at a deployment only, and a constant stands for it here.
 */
export function templateText(spec: AppSpec, stage: StageConfig): TemplateText {
  const { template, origins, overridden, problems } = synthesize({
    spec,
    stage,
    functions: artifactFunctions(listFunctionHandlers(spec)),
    code: { bucket: 'artifacts', key: 'artifact.zip' },
    secretReferences: Object.fromEntries(stage.secrets.map((name) => [name, `{{resolve:secretsmanager:${name}}}`])),
  });
  const text = `${JSON.stringify(inOrder(template), null, 2)}\n`;
  return { text, origins: { ...origins }, overridden: [...overridden], problems: [...problems] };
}

/** Resources by name: a construct that is moved in the design changes no line. */
function inOrder(template: ReturnType<typeof synthesize>['template']) {
  const resources = Object.entries(template.Resources).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...template, Resources: Object.fromEntries(resources) };
}
