import { emptyStageConfig } from '@chalice-studio/appspec';
import { anApp } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { mergedChanges } from './merged-cloudformation';

const timeout = { template: { Resources: { Say: { Properties: { Timeout: 9 } } } } };
const withExtra = (extraCloudFormation: object) => ({ ...anApp(), extraCloudFormation });
const previous = (extraCloudFormation: object) => ({
  ...{ spec: withExtra(extraCloudFormation), stageConfig: emptyStageConfig('dev'), artifactSha: 'a' },
});
const sentences = (...given: Parameters<typeof mergedChanges>) => mergedChanges(...given).map((each) => each.sentence);

test('what is merged is told the first time, and each property that it overrides', () => {
  expect(sentences({ spec: withExtra(timeout) }, ['/Resources/Say/Properties/Timeout'])).toEqual([
    'CloudFormation of your own is merged into the template.',
    'CloudFormation of your own overrides Say/Timeout.',
  ]);
  expect(sentences({ spec: withExtra({}) }, [])).toEqual([]);
});

test('what was deployed so before is no change', () => {
  const pointers = ['/Resources/Say/Properties/Timeout'];
  expect(sentences({ spec: withExtra(timeout), previous: previous(timeout) }, pointers)).toEqual([]);
  const more = { ...timeout, constructs: {} };
  expect(sentences({ spec: withExtra(more), previous: previous(timeout) }, pointers)).toEqual([
    'CloudFormation of your own overrides Say/Timeout.',
  ]);
});

test('what touches permissions is flagged, and a long list is cut', () => {
  const pointers = Array.from({ length: 8 }, (_, index) => `/Resources/Role${index}/Properties/Policies`);
  const [, change] = mergedChanges({ spec: withExtra(timeout) }, pointers);
  expect(change).toMatchObject({ widensIam: true, sentence: expect.stringMatching(/Role5\/Policies and 2 more\.$/) });
  expect(mergedChanges({ spec: withExtra(timeout) }, ['/Resources/Say/Properties/Timeout'])[1]?.widensIam).toBe(false);
});
