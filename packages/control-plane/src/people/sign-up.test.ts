import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashesDuring } from '../testing/hashes';
import { PASSWORD, TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;

beforeAll(async () => {
  studio = await openTestStudio();
});
afterAll(() => studio.close());

test('twenty people who sign up at once all come in', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, (_, index) => studio.signUp(`Person ${index}`)));
  const names = await Promise.all(people.map(async ({ client }) => (await client.teams.me()).person.name));
  expect(new Set(names).size).toBe(20);
}, 120_000);

test('a password is hashed before the transaction begins, in which nobody else can write', async () => {
  const hashes = await hashesDuring(studio.studio, () => studio.signUp());
  expect(hashes).toEqual([{ isInTransaction: false }]);
});

test('an address that is taken costs the one hash as well', async () => {
  const ada = await studio.signUp();
  const body = { name: 'Eve', email: ada.email, password: PASSWORD };
  let status = 0;
  const hashes = await hashesDuring(studio.studio, async () => {
    status = (await new TestPerson(studio.handle).post('/api/auth/sign-up/email', body)).status;
  });
  expect({ status, hashes }).toEqual({ status: 422, hashes: [{ isInTransaction: false }] });
  expect(await studio.studio.database.prisma.user.count({ where: { email: ada.email } })).toBe(1);
});
