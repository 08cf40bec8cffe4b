import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../testing/person';
import { openTestStudio, root, type TestStudio } from '../testing/test-studio';
import { readSecrets } from './queries';
import { reseal, resealedWords } from './reseal';
import { placeOfClientSecret, seal, unseal } from './seal';
import { sealedColumns } from './sealed-columns';
import { secretKeysOf } from './secret-keys';

let studio: TestStudio;
beforeAll(async () => {
  studio = await openTestStudio();
});
afterAll(() => studio.close());

const first = '07'.repeat(32);
const second = randomBytes(32).toString('hex');

test('every column of bytes in the database is in the list of what is sealed', () => {
  const schema = readFileSync(path.join(root, 'prisma/schema.prisma'), 'utf8');
  const columns = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, model, body = '']) =>
    [...body.matchAll(/^ {2}(\w+) +Bytes/gm)].map(([, column]) => `${model}.${column}`),
  );
  expect(columns.sort()).toEqual(Object.keys(sealedColumns).sort());
});

test('a new key takes over everything, whenever the work was cut off, and the old key is not needed any more', async () => {
  const { prisma } = studio.studio.database;
  const ada = await studio.signUp('Ada');
  const { stageId } = await createApp(ada);
  const names = Array.from({ length: 5 }, (_, index) => `TOKEN_${index}`);
  for (const name of names) await ada.client.secrets.set({ stageId, name, value: `value of ${name}` });
  const clientSecret = new Uint8Array(seal(secretKeysOf(first), placeOfClientSecret('one'), 'of the provider'));
  await prisma.openIdProvider.create({
    data: {
      ...{ id: 'one', name: 'Company', issuer: 'https://id.example', clientId: 'studio', clientSecret },
      ...{ allowedDomains: [], mayJoin: false, isRequired: false, updatedAt: new Date() },
    },
  });

  const rotated = secretKeysOf(second, [first]);
  // As if the process had ended after the third value.
  await prisma.$executeRaw`CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''cut off''; END'`;
  await prisma.$executeRaw`CREATE TRIGGER cut_off BEFORE UPDATE ON "Secret" FOR EACH ROW
    WHEN (OLD.name IN ('TOKEN_3', 'TOKEN_4')) EXECUTE FUNCTION cut_off()`;
  const begun = await reseal(prisma, rotated);
  await prisma.$executeRaw`DROP TRIGGER cut_off ON "Secret"`;
  expect(begun).toMatchObject({ done: 4, left: 2 });
  expect(resealedWords(begun, rotated)[0]).toContain('; 2 are left.');

  const finished = await reseal(prisma, rotated);
  expect(finished).toEqual({ done: 2, left: 0, failures: [] });
  expect(resealedWords(finished, rotated)).toEqual([
    `2 stored values were sealed anew with the key ${rotated.newest.id}; none is left. The old keys (${secretKeysOf(first).newest.id}) are needed by backups alone.`,
  ]);
  expect(await reseal(prisma, rotated)).toEqual({ done: 0, left: 0, failures: [] });

  const alone = secretKeysOf(second);
  const versions = Object.fromEntries(names.map((name) => [name, 1]));
  expect(await readSecrets(prisma, { keys: alone, stageId, versions })).toEqual(
    Object.fromEntries(names.map((name) => [name, `value of ${name}`])),
  );
  const provider = await prisma.openIdProvider.findUniqueOrThrow({ where: { id: 'one' } });
  expect(unseal(alone, placeOfClientSecret('one'), provider.clientSecret)).toBe('of the provider');
});

test('what no key opens stays as it is, and is said once with the missing key', async () => {
  const { prisma } = studio.studio.database;
  const other = secretKeysOf(randomBytes(32).toString('hex'));
  const before = await prisma.secret.findMany();
  const { done, left, failures } = await reseal(prisma, other);
  expect({ done, left }).toEqual({ done: 0, left: before.length + 1 });
  expect(resealedWords({ done, left, failures }, other).join('\n')).toContain(
    `was sealed with the key ${secretKeysOf(second).newest.id}`,
  );
  expect(await prisma.secret.findMany()).toEqual(before);
});

test('a value that somebody sets meanwhile is not put back', async () => {
  const { prisma } = studio.studio.database;
  const ada = await studio.signUp('Grace');
  const { stageId } = await createApp(ada);
  await ada.client.secrets.set({ stageId, name: 'TOKEN', value: 'before' });
  const column = sealedColumns['Secret.sealed'];
  const [listed] =
    (await column?.list(prisma, new Uint8Array(Buffer.from('none'))))?.filter(({ place }) => place.includes(stageId)) ??
    [];
  const sealed = new Uint8Array(Buffer.from('set by somebody else'));
  await prisma.secret.updateMany({ where: { stageId }, data: { sealed } });
  expect(await listed?.replace(new Uint8Array(Buffer.from('too late')))).toBe(false);
  expect(await prisma.secret.findFirstOrThrow({ where: { stageId } })).toMatchObject({ sealed });
});
