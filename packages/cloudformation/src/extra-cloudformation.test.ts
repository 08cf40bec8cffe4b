import { emptyStageConfig } from '@chalice-studio/appspec';
import { anApp, aSchedule, aTable, testId } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { synthesize } from './synthesize';

const schedule = aSchedule();
const table = aTable();

function templateOf(extraCloudFormation: Parameters<typeof anApp>[1]) {
  const spec = anApp([schedule, table], extraCloudFormation);
  return synthesize({ spec, stage: emptyStageConfig('dev'), functions: [], code: { bucket: 'b', key: 'k' } });
}

test('CloudFormation of a construct is merged over its resources, the project’s over both', () => {
  const constructs = {
    [schedule.id]: {
      Sweep: { Properties: { MemorySize: 512, EphemeralStorage: { Size: 1024 } }, Metadata: { note: ['kept', null] } },
      SweepAlarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Threshold: 1 } },
    },
  };
  const template = { Resources: { Sweep: { Properties: { MemorySize: 1024 } } }, Outputs: { A: { Value: '1' } } };
  const made = templateOf({ extraCloudFormation: { template, constructs } });
  expect(made.template.Resources.Sweep).toMatchObject({
    Type: 'AWS::Lambda::Function',
    Properties: { MemorySize: 1024, EphemeralStorage: { Size: 1024 } },
    Metadata: { note: ['kept', null] },
  });
  expect(made.template.Resources.SweepAlarm).toEqual({ Type: 'AWS::CloudWatch::Alarm', Properties: { Threshold: 1 } });
  expect(made.origins.SweepAlarm).toBe(schedule.id);
  expect(made.overridden).toEqual(['/Resources/Sweep/Properties/MemorySize']);
  expect(made.problems).toEqual([]);
});

test('what would change a resource that is not there is named at its construct', () => {
  const { problems } = templateOf({
    extraCloudFormation: { constructs: { [schedule.id]: { Sweeper: { Properties: { MemorySize: 512 } } } } },
  });
  expect(problems).toEqual([
    expect.objectContaining({ code: 'extra-without-resource', entityId: schedule.id, severity: 'error' }),
  ]);
});

test('that of a construct which is gone does nothing', () => {
  const gone = { extraCloudFormation: { constructs: { [testId('schedule')]: { X: { Type: 'AWS::SQS::Queue' } } } } };
  expect(templateOf(gone).template.Resources).toEqual(templateOf({}).template.Resources);
});
