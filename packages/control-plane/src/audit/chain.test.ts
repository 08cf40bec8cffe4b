import { afterAll, describe, expect, test } from 'vitest';
import { type TeamId, teamScope } from '../access/scope';
import type { OpenDatabase } from '../database/open';
import { type RootDatabase, transaction } from '../database/prisma';
import { createRecordId } from '../record-id';
import { testDatabases } from '../testing/databases';
import { openTestDatabase } from '../testing/test-studio';
import { adoptEntries } from './adoption';
import { INSTANCE } from './chain';
import { type AuditEvent, recordAudit } from './record-audit';
import { verifyChain } from './verification';

const actor = { id: 'ada', name: 'Ada' };

describe.each(testDatabases())('on $name', ({ createUrl, stop }) => {
  let opened: Promise<OpenDatabase> | undefined;
  const open = async (): Promise<RootDatabase> => {
    opened ??= createUrl().then((url) => openTestDatabase({ url }));
    return (await opened).prisma;
  };
  afterAll(async () => {
    await (await opened)?.close();
    await stop();
  });

  const aTeam = () => teamScope(createRecordId());
  const anEvent = (teamId: TeamId, event: Partial<AuditEvent> = {}): AuditEvent => {
    return { teamId, actor, at: new Date(), action: 'stage.create', subject: 'dev', ...event };
  };
  const write = async (teamId: TeamId, count: number) => {
    const database = await open();
    for (let each = 1; each <= count; each += 1) {
      await transaction(database, (one) => recordAudit(one, anEvent(teamId, { subject: `stage ${each}` })));
    }
    return database;
  };

  test('a chain is intact after whatever was written to it', async () => {
    const database = await open();
    const teamId = aTeam();
    const odd = {
      'ключ "x"': ['ü', null, 1e21, -0, 0.1, { b: 1, a: '\u2028\ud83d' }],
      nul: 'a\0b',
      long: 'x'.repeat(5000),
    };
    await recordAudit(database, anEvent(teamId, { details: odd, before: { a: { z: 1 } }, after: {}, subjectId: 's' }));
    await recordAudit(
      database,
      anEvent(teamId, { subject: '', actor: { id: '', name: '\ud800 & <b>' }, projectId: 'p' }),
    );
    expect(await verifyChain(database, teamId)).toMatchObject({ checked: 2, head: { sequence: 2 } });
    expect((await verifyChain(database, teamId)).broken).toBeUndefined();
  });

  test('many who write at once make one chain without a fork or a gap', async () => {
    const database = await open();
    const teamId = aTeam();
    await Promise.all(
      Array.from({ length: 40 }, (_, each) =>
        each % 2 === 0
          ? recordAudit(database, anEvent(teamId, { subject: `${each}` }))
          : transaction(database, (one) => recordAudit(one, anEvent(teamId, { subject: `${each}` }))),
      ),
    );
    const verified = await verifyChain(database, teamId);
    expect(verified.broken).toBeUndefined();
    expect(verified).toMatchObject({ checked: 40, head: { sequence: 40 } });
  });

  test('an act that fails leaves neither itself nor an entry, and no gap', async () => {
    const teamId = aTeam();
    const database = await write(teamId, 1);
    const failing = transaction(database, async (each) => {
      await recordAudit(each, anEvent(teamId));
      throw new Error('too bad');
    });
    await expect(failing).rejects.toThrow('too bad');
    await recordAudit(database, anEvent(teamId));
    const verified = await verifyChain(database, teamId);
    expect(verified).toMatchObject({ checked: 2, head: { sequence: 2 } });
    expect(verified.broken).toBeUndefined();
  });

  test('each team has a chain of its own, and what is of no team is in the studio’s', async () => {
    const [one, other] = [aTeam(), aTeam()];
    const database = await write(one, 2);
    await recordAudit(database, anEvent(other));
    await recordAudit(database, anEvent(INSTANCE, { action: 'session.create', subject: 'ada@example.com' }));
    expect((await verifyChain(database, one)).head.sequence).toBe(2);
    expect((await verifyChain(database, other)).head.sequence).toBe(1);
    expect(await verifyChain(database, INSTANCE)).toMatchObject({ checked: 1 });
  });

  test.each([
    ['a changed subject', 2, 'Entry 2 is not as it was written.', { subject: 'another' }],
    ['a changed time', 3, 'Entry 3 is not as it was written.', { at: new Date(0) }],
    ['another actor', 1, 'Entry 1 is not as it was written.', { actorId: 'bob' }],
    ['changed details', 3, 'Entry 3 is not as it was written.', { details: { a: 1 } }],
  ])('%s shows', async (_title, sequence, reason, data) => {
    const teamId = aTeam();
    const database = await write(teamId, 3);
    await database.auditEntry.updateMany({ where: { teamId, sequence }, data });
    expect((await verifyChain(database, teamId)).broken).toEqual({ sequence, reason });
  });

  test('a removed entry shows: first, in the middle, and last', async () => {
    for (const [sequence, reason] of [
      [1, 'Entry 1 is missing.'],
      [2, 'Entry 2 is missing.'],
      [3, 'The chain ends with entry 2; 3 were written.'],
    ] as const) {
      const teamId = aTeam();
      const database = await write(teamId, 3);
      await database.auditEntry.deleteMany({ where: { teamId, sequence } });
      expect((await verifyChain(database, teamId)).broken).toEqual({ sequence, reason });
    }
  });

  test('an entry whose own hash was made to fit no longer fits the next one', async () => {
    const teamId = aTeam();
    const database = await write(teamId, 3);
    const second = await database.auditEntry.findFirstOrThrow({ where: { teamId, sequence: 2 } });
    await database.auditEntry.update({ where: { id: second.id }, data: { hash: 'f'.repeat(64) } });
    expect((await verifyChain(database, teamId)).broken?.sequence).toBe(2);
    await database.auditEntry.updateMany({ where: { teamId, sequence: 3 }, data: { previousHash: 'f'.repeat(64) } });
    expect((await verifyChain(database, teamId)).broken?.sequence).toBe(2);
  });

  test('fields that look secret are not kept, at any depth', async () => {
    const database = await open();
    const teamId = aTeam();
    const after = {
      DB_PASSWORD: 'canary-1',
      headers: [{ Authorization: 'canary-2' }],
      name: 'kept',
      tokenId: 'kept-too',
    };
    await recordAudit(database, anEvent(teamId, { details: { apiKey: 'canary-3' }, after, before: { secret: null } }));
    const [entry] = await database.auditEntry.findMany({ where: { teamId } });
    expect(JSON.stringify(entry)).not.toContain('canary');
    expect(entry?.after).toEqual({
      DB_PASSWORD: '[redacted]',
      headers: [{ Authorization: '[redacted]' }],
      ...{ name: 'kept', tokenId: 'kept-too' },
    });
    expect(entry?.before).toEqual({ secret: null });
  });

  test('entries that are older than chains are taken into them by their time', async () => {
    const database = await open();
    const teamId = aTeam();
    const old = Array.from({ length: 450 }, (_, each) => ({
      ...{ id: createRecordId(), teamId, actorId: 'ada', actorName: 'Ada', action: 'a.b', details: {} },
      ...{ subject: `${each}`, at: new Date(2026, 0, 1, 0, 450 - each) },
    }));
    await database.auditEntry.createMany({ data: old });
    await adoptEntries(database);
    await adoptEntries(database);
    await recordAudit(database, anEvent(teamId));
    const verified = await verifyChain(database, teamId);
    expect(verified).toMatchObject({ checked: 451, head: { sequence: 451 } });
    expect(verified.broken).toBeUndefined();
    const first = await database.auditEntry.findFirst({ where: { teamId, sequence: 1 } });
    expect(first?.subject).toBe('449');
  });
});
