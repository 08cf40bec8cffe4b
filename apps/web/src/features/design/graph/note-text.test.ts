import { expect, test } from 'vitest';
import { noteTitle, readNote } from './note-text';

test('headings, lists and lines', () => {
  expect(readNote('# Orders\n- one\ntext').map((block) => [block.type, block.stretches[0]?.text])).toEqual([
    ['heading', 'Orders'],
    ['item', 'one'],
    ['text', 'text'],
  ]);
});

test('bold, italic, code and links within a line', () => {
  const [line] = readNote('a **b** *c* `d` [e](https://example.org/x) https://example.org/y.');
  expect(line?.stretches.filter((each) => each.text.trim() !== '')).toEqual([
    { text: 'a ', style: 'plain' },
    { text: 'b', style: 'bold' },
    { text: 'c', style: 'italic' },
    { text: 'd', style: 'code' },
    { text: 'e', style: 'plain', href: 'https://example.org/x' },
    { text: 'https://example.org/y.', style: 'plain', href: 'https://example.org/y.' },
  ]);
});

test.each(['2 * 3 * 4', '**', '[x](javascript:alert(1))', '<b>no</b>', 'a_b_c'])(
  '%s is shown as it was typed',
  (text) => {
    expect(readNote(text)).toEqual([{ type: 'text', stretches: [{ text, style: 'plain' }] }]);
  },
);

test('is called by its first line that says something', () => {
  expect(noteTitle('\n\n# **Why** two queues\nmore')).toBe('Why two queues');
  expect(noteTitle(' \n ')).toBe('Empty note');
});

test('any script passes through', () => {
  const text = 'ملاحظة **مهمة** 注意 👩‍👩‍👧 é';
  expect(
    readNote(text)[0]
      ?.stretches.map((each) => each.text)
      .join(''),
  ).toBe('ملاحظة مهمة 注意 👩‍👩‍👧 é');
});
