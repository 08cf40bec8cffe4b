import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../testing/databases';
import type { TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';
import type { Note, NoteChanges } from './schema';

const note: Note = { x: 10, y: 20, width: 240, height: 160, color: 'yellow', text: '# Orders\nRead **this** first.' };

describe.each(testDatabases())('on $name', ({ createUrl, stop }) => {
  let studio: TestStudio;
  let ada: TestPerson;

  beforeAll(async () => {
    studio = await openTestStudio({ url: await createUrl() });
    ada = await studio.signUp('Ada');
  });
  afterAll(async () => {
    await studio.close();
    await stop();
  });

  async function begin() {
    const { project } = await ada.createProject();
    const projectId = project.id;
    return {
      projectId,
      annotate: (notes: NoteChanges) => ada.client.canvas.annotate({ projectId, clientId: 'page-1', notes }),
      read: () => ada.client.canvas.get({ projectId }),
    };
  }

  test('a note is kept with its text, size and colour, beside the places of constructs', async () => {
    const { projectId, annotate, read } = await begin();
    await ada.client.revisions.move({ projectId, clientId: 'page-1', positions: { a: { x: 1, y: 1 } } });
    await annotate({ note_a: note });
    expect(await read()).toEqual({ positions: { a: { x: 1, y: 1 } }, notes: { note_a: note } });
    expect((await ada.client.revisions.open({ projectId })).notes).toEqual({ note_a: note });
  });

  test('who moves a note keeps what another types in it at the same moment', async () => {
    const { annotate, read } = await begin();
    await annotate({ note_a: note });
    await Promise.all([annotate({ note_a: { x: 99 } }), annotate({ note_a: { text: 'Typed meanwhile' } })]);
    expect((await read()).notes.note_a).toEqual({ ...note, x: 99, text: 'Typed meanwhile' });
  });

  test('moving a note that somebody removed does not bring a part of it back', async () => {
    const { annotate, read } = await begin();
    await annotate({ note_a: note, note_b: note });
    await annotate({ note_a: null });
    expect(await annotate({ note_a: { x: 5 } })).toEqual({ notes: { note_a: null } });
    expect(Object.keys((await read()).notes)).toEqual(['note_b']);
  });

  test('a removed note comes back whole when its removal is undone', async () => {
    const { annotate, read } = await begin();
    await annotate({ note_a: note });
    await annotate({ note_a: null });
    await annotate({ note_a: note });
    expect((await read()).notes).toEqual({ note_a: note });
  });

  test.each([
    ['an unknown colour', { note_a: { ...note, color: 'beige' } }],
    ['a size that nobody could see', { note_a: { ...note, width: 1 } }],
    ['an id that is none of a note', { rte_a: note }],
  ])('%s is refused', async (_, notes) => {
    const { annotate, read } = await begin();
    await expect(annotate(notes as NoteChanges)).rejects.toMatchObject({ code: 'INVALID' });
    expect((await read()).notes).toEqual({});
  });

  test('a canvas does not fill up without end', async () => {
    const { annotate } = await begin();
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`note_${index}`, note]));
    await expect(annotate(many)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});
