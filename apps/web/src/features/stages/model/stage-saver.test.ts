import { emptyStageConfig } from '@chalice-studio/appspec';
import { expect, test } from 'vitest';
import { type FieldEdit, withEdits } from './field-edits';
import { type SavedStage, StageSaver } from './stage-saver';

const memory = ['settings', 'lambdaMemorySize'];
const timeout = ['settings', 'lambdaTimeout'];

/** A studio that orders changes as the real one does, and what the page was told. */
function aStudio(names: readonly string[] = ['dev']) {
  const stages = new Map<string, SavedStage>(
    names.map((name) => [name, { id: name, name, revision: 1, config: emptyStageConfig(name) }]),
  );
  const told: string[] = [];
  const change = (id: string, edits: readonly FieldEdit[]) => {
    const stage = stages.get(id);
    if (stage === undefined) throw new Error(id);
    const next = { ...stage, revision: stage.revision + 1, config: withEdits(stage.config, edits) };
    stages.set(id, next);
    return next;
  };
  const saver = new StageSaver<SavedStage>(
    {
      update: async ({ stageId, baseRevision, edits }) => {
        if (stages.get(stageId)?.revision !== baseRevision) throw new Error('conflict');
        return { status: 'accepted', stage: change(stageId, edits) };
      },
      read: async () => [...stages.values()],
      isConflict: (error) => error instanceof Error && error.message === 'conflict',
      keep: () => undefined,
    },
    {
      failed: (stage, error) => told.push(`${stage.name} failed: ${error}`),
      refused: (stage, problems) => told.push(`${stage.name} refused: ${problems.map((each) => each.code)}`),
      overtaken: (stage, edits) => told.push(`${stage.name} overtaken at ${edits.map((each) => each.path.join('.'))}`),
    },
  );
  saver.take([...stages.values()]);
  const settled = () => expect.poll(() => saver.isSaving).toBe(false);
  const settings = (id = 'dev') => stages.get(id)?.config.settings;
  return { saver, stages, told, change, settled, settings };
}

test('a field shows at once what was set, and changes of one stage are saved one after the other', async () => {
  const { saver, stages, settled, settings } = aStudio();
  const dev = stages.get('dev');
  saver.edit([{ stageId: 'dev', edits: [{ path: memory, value: 512 }] }], 'Memory');
  saver.edit([{ stageId: 'dev', edits: [{ path: timeout, value: 5 }] }], 'Timeout');
  expect(dev === undefined ? undefined : saver.shown(dev).config.settings).toEqual({
    lambdaMemorySize: 512,
    lambdaTimeout: 5,
  });
  await settled();
  expect(settings()).toEqual({ lambdaMemorySize: 512, lambdaTimeout: 5 });
});

test('somebody else’s change of another field loses nothing; of the same field it is told, and theirs stays', async () => {
  const { saver, told, change, settled, settings } = aStudio();
  change('dev', [{ path: timeout, value: 9 }]);
  saver.edit([{ stageId: 'dev', edits: [{ path: memory, value: 512 }] }], 'Memory');
  await settled();
  expect(settings()).toEqual({ lambdaMemorySize: 512, lambdaTimeout: 9 });
  change('dev', [{ path: memory, value: 2048 }]);
  saver.edit([{ stageId: 'dev', edits: [{ path: memory, value: 1024 }] }], 'Memory');
  await settled();
  expect(settings()?.lambdaMemorySize).toBe(2048);
  expect(told).toEqual(['dev overtaken at settings.lambdaMemorySize']);
});

test('one step over several stages is undone as one', async () => {
  const { saver, settled, settings } = aStudio(['dev', 'prod']);
  const path = ['settings', 'environmentVariables', 'MODE'];
  saver.edit([{ stageId: 'dev', edits: [{ path, value: 'a' }] }], 'Setup');
  const edits = [{ path, value: 'b' }];
  saver.edit(
    [
      { stageId: 'dev', edits },
      { stageId: 'prod', edits },
    ],
    'MODE in all stages',
  );
  await settled();
  expect(saver.undo()).toEqual({ label: 'MODE in all stages' });
  await settled();
  expect(settings('dev')).toEqual({ environmentVariables: { MODE: 'a' } });
  expect(settings('prod')?.environmentVariables?.MODE).toBeUndefined();
  saver.undo();
  await settled();
  expect(settings('dev')?.environmentVariables?.MODE).toBeUndefined();
  expect(saver.undo()).toBe('nothing');
});

test('what somebody else changed since is not undone', async () => {
  const { saver, stages, change, settled, settings } = aStudio();
  saver.edit([{ stageId: 'dev', edits: [{ path: memory, value: 512 }] }], 'Memory');
  await settled();
  change('dev', [{ path: memory, value: 256 }]);
  saver.take([...stages.values()]);
  expect(saver.undo()).toBe('changed-since');
  expect(settings()?.lambdaMemorySize).toBe(256);
});

test('a value that a field cannot have is refused before it is sent', () => {
  const { saver, told } = aStudio();
  expect(saver.edit([{ stageId: 'dev', edits: [{ path: memory, value: 'much' }] }], 'Memory')).toBe(false);
  expect(told).toEqual(['dev refused: invalid-value']);
  expect(saver.isSaving).toBe(false);
});
