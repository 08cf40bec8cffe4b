import { type AppSpec, appSpecSchema, collectionKeys, listLambdaFunctions } from '@chalice-studio/appspec';
import { arbitraryAppSpec, arbitraryStageConfig } from '@chalice-studio/appspec/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { synthesize } from './synthesize';

const code = { bucket: 'artifacts', key: 'shop.zip' };

test('a template depends on its documents alone, not on the order in which they happen to be kept', () => {
  const documents = arbitraryAppSpec().chain((spec) => fc.tuple(fc.constant(spec), arbitraryStageConfig(spec)));
  fc.assert(
    fc.property(documents, ([spec, stage]) => {
      const functions = listLambdaFunctions(spec).map(({ name }) => ({ name, handler: 'index.handler' }));
      const input = { stage: deepFreeze(stage), functions, code };
      const { template } = synthesize({ ...input, spec: deepFreeze(spec) });
      expect(synthesize({ ...input, spec: reversed(spec) }).template).toEqual(template);
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

function reversed(spec: AppSpec): AppSpec {
  const entries = Object.entries(spec).map(([key, value]) => {
    const isCollection = collectionKeys.some((each) => each === key);
    return [key, isCollection ? Object.fromEntries(Object.entries(value).reverse()) : value];
  });
  return appSpecSchema.parse(Object.fromEntries(entries));
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) deepFreeze(each);
  return Object.freeze(value);
}
