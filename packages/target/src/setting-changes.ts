import type { FunctionSettings, StageConfig } from '@chalice-studio/appspec';
import type { PlannedChange } from '@chalice-studio/cloudformation';

/** What a stage's own settings change, one sentence for all functions and one for each with settings of its own. */
export function settingChanges(before: StageConfig, after: StageConfig): PlannedChange[] {
  const names = [...new Set([...Object.keys(before.functions), ...Object.keys(after.functions)])];
  const sections: [string, FunctionSettings, FunctionSettings][] = [
    ['All functions', before.settings, after.settings],
    ...names.map((name): [string, FunctionSettings, FunctionSettings] => [
      `Function ${name}`,
      before.functions[name] ?? {},
      after.functions[name] ?? {},
    ]),
  ];
  return [
    ...sections.flatMap(([who, old, now]) => {
      const fields = changedFields(old, now);
      if (fields.length === 0) return [];
      return [change(`${who} change: ${fields.map((field) => described(field, old, now)).join(', ')}.`, fields)];
    }),
    ...stageChanges(before, after),
  ];
}

function change(sentence: string, fields: readonly string[]): PlannedChange {
  const widensIam = fields.some((field) =>
    ['iamPolicy', 'iamRoleArn', 'manageIamRole', 'autogenPolicy'].includes(field),
  );
  return { action: 'update', sentence, class: 'safe', widensIam };
}

function changedFields<Settings extends object>(before: Settings, after: Settings): (keyof Settings & string)[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Settings & string>;
  return [...keys].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

function described(field: keyof FunctionSettings, before: FunctionSettings, after: FunctionSettings): string {
  if (field === 'environmentVariables') {
    // Names only: a value may be one that not everybody who reads a plan should see.
    const names = changedFields(before.environmentVariables ?? {}, after.environmentVariables ?? {});
    return `variable${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
  }
  const old = before[field];
  const now = after[field];
  const isPlain = [old, now].every((value) => typeof value !== 'object');
  return isPlain ? `${words(field)} from ${old ?? 'the default'} to ${now ?? 'the default'}` : words(field);
}

const elsewhere = new Set(['settings', 'functions', 'pinnedLogicalIds', 'version', 'name', 'isProduction']);

function stageChanges(before: StageConfig, after: StageConfig): PlannedChange[] {
  const fields = changedFields(before, after).filter((field) => !elsewhere.has(field));
  return fields.map((field) => {
    const movesAddress = field === 'apiGatewayStage' || field.endsWith('CustomDomain');
    return {
      action: 'update',
      sentence: `The stage’s ${words(field)} changes${fromTo(before[field], after[field])}${movesAddress ? ': its addresses change with it' : ''}.`,
      class: movesAddress ? 'breaks-callers' : 'safe',
      widensIam: false,
    };
  });
}

/** Of plain values only: a policy or a domain is too long for a sentence. */
function fromTo(before: unknown, after: unknown): string {
  if ([before, after].some((value) => typeof value === 'object')) return '';
  return ` from ${before ?? 'the default'} to ${after ?? 'the default'}`;
}

const words = (field: string) => field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
