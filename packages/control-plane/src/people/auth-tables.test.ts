import { getAuthTables } from 'better-auth/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as columns from '../generated/prisma/internal/prismaNamespace';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;

beforeAll(async () => {
  studio = await openTestStudio();
});
afterAll(() => studio.close());

// better-auth looks at its tables with the first request, and answers every one with 500 when a column is missing.
test('the schema has every field that better-auth and its plugins write', () => {
  const found = new Map(
    Object.entries(columns).flatMap(([name, value]) => {
      const model = /^(.+)ScalarFieldEnum$/.exec(name)?.[1];
      return model === undefined ? [] : [[model.toLowerCase(), Object.keys(Object(value))]];
    }),
  );
  for (const { modelName, fields } of Object.values(getAuthTables(studio.studio.auth.options))) {
    const wanted = Object.entries(fields).map(([key, field]) => field.fieldName ?? key);
    expect(found.get(modelName.toLowerCase()) ?? [], modelName).toEqual(expect.arrayContaining(wanted));
  }
});
