import { emptyStageConfig, functionSettingsSchema, type StageConfig, stageConfigSchema } from '@chalice-studio/appspec';
import type { Stage } from '@chalice-studio/control-plane/contract';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { StageEditor } from '../../hooks';
import { domainFields, domainKeys } from '../../model/domain-fields';
import { shownOtherwise, stageFields } from '../../model/stage-fields';
import { SettingsForm, VariablesForm } from './settings-form';

function anEditor(config: Partial<StageConfig> = {}, problems: StageEditor['problems'] = []): StageEditor {
  const stage: Stage = {
    ...{
      id: 's',
      name: 'dev',
      targetType: 'local',
      isProduction: false,
      colorNumber: 0,
      lastStatus: null,
      projectId: 'p',
      key: 'k',
    },
    ...{ revision: 1, deployed: null, outputs: null, approval: { isRequired: false, by: 'anyone' } },
    config: { ...emptyStageConfig('dev'), ...config },
  };
  return { stage, set: () => true, problems, functionNames: ['sweep'] };
}

const shownIn = (html: string) => [...html.matchAll(/data-setting="(\w+)"/g)].map((match) => match[1]);

test('the page has a field for every option of a stage’s schema, for the stage, for all functions and for each', () => {
  const ofStage = renderToStaticMarkup(<SettingsForm editor={anEditor()} scope="stage" />);
  const ofAll = renderToStaticMarkup(<SettingsForm editor={anEditor()} scope="function" />);
  const ofOne = renderToStaticMarkup(<SettingsForm editor={anEditor()} scope="function" functionName="sweep" />);
  const elsewhere: readonly string[] = shownOtherwise;
  const wanted = (schema: { shape: object }) =>
    Object.keys(schema.shape)
      .filter((key) => !elsewhere.includes(key))
      .sort();
  expect(shownIn(ofStage).sort()).toEqual(wanted(stageConfigSchema));
  expect(shownIn(ofAll).sort()).toEqual(wanted(functionSettingsSchema));
  expect(shownIn(ofOne).sort()).toEqual(wanted(functionSettingsSchema));
  expect(renderToStaticMarkup(<VariablesForm editor={anEditor()} functionName="sweep" />)).toContain(
    'Name of the new variable',
  );
});

test.each(['apiGatewayCustomDomain', 'websocketApiCustomDomain'] as const)('%s has a field for every option', (key) => {
  const schema = stageConfigSchema.shape[key].unwrap();
  expect([...domainKeys].sort()).toEqual(Object.keys(schema.shape).sort());
  const domain = { domainName: 'api.example.com', certificateArn: 'arn:aws:acm:eu-central-1:1:certificate/1' };
  const html = renderToStaticMarkup(<SettingsForm editor={anEditor({ [key]: domain })} scope="stage" />);
  for (const { label } of domainFields) expect(html).toContain(`>${label}</label>`);
  expect(html).toContain('TLS version');
  expect(html).toContain('Tags of');
});

test('each field says its limits and what holds when it is not set', () => {
  for (const { help, fallback, label } of stageFields) {
    expect(help.length, label).toBeGreaterThan(20);
    expect(fallback.words, label).not.toBe('');
  }
  const editor = anEditor({ settings: { lambdaMemorySize: 512 } });
  expect(renderToStaticMarkup(<SettingsForm editor={anEditor()} scope="function" />)).toContain('Default: 128 MB');
  const ofOne = renderToStaticMarkup(<SettingsForm editor={editor} scope="function" functionName="sweep" />);
  expect(ofOne).toContain('All functions: 512 MB');
});

test('a problem stands at its field', () => {
  const path = ['functions', 'sweep', 'lambdaTimeout'];
  const problem = { entityId: 'stage', path, code: 'x', severity: 'error' as const, message: 'Far too long.' };
  const html = renderToStaticMarkup(
    <SettingsForm editor={anEditor({}, [problem])} scope="function" functionName="sweep" />,
  );
  const at = html.indexOf('data-setting="lambdaTimeout"');
  expect(html.slice(at, html.indexOf('data-setting=', at + 1))).toContain('Far too long.');
  expect(html.split('Far too long.').length).toBe(2);
});
