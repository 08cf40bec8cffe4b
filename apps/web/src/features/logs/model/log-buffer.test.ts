import { expect, test } from 'vitest';
import { aLogEvent } from '../testing/log-event';
import { LogBuffer } from './log-buffer';

const idsOf = (buffer: LogBuffer) => buffer.events.map((event) => event.id);

test('a line that comes twice, by history and live, is held once', () => {
  const buffer = new LogBuffer(10);
  buffer.add([aLogEvent({ id: 'a', at: 1 }), aLogEvent({ id: 'b', at: 2 })]);
  expect(buffer.addHistory([aLogEvent({ id: 'a', at: 1 })])).toBe(0);
  expect(buffer.add([aLogEvent({ id: 'b', at: 2 }), aLogEvent({ id: 'c', at: 3 })])).toBe(1);
  expect(idsOf(buffer)).toEqual(['a', 'b', 'c']);
});

test('a line of a paid live tail, which has another id, is held once whichever way it comes first', () => {
  const line = (id: string, message: string) => aLogEvent({ id, at: 5, message });
  const buffer = new LogBuffer(10);
  buffer.add([line('0001', 'one')]);
  expect(buffer.add([line('live-5-aa', 'one'), line('live-5-bb', 'two')])).toBe(1);
  expect(buffer.add([line('0001', 'one'), line('0002', 'two'), line('0003', 'three')])).toBe(1);
  expect(buffer.events.map(({ message }) => message).sort()).toEqual(['one', 'three', 'two']);
});

test('lines that arrive late stand where their time says', () => {
  const buffer = new LogBuffer(10);
  buffer.add([aLogEvent({ id: 'a', at: 10 }), aLogEvent({ id: 'c', at: 30 })]);
  buffer.add([aLogEvent({ id: 'b', at: 20 })]);
  expect(idsOf(buffer)).toEqual(['a', 'b', 'c']);
});

test('beyond the limit the oldest lines are dropped and counted', () => {
  const buffer = new LogBuffer(3);
  buffer.add([1, 2, 3, 4, 5].map((at) => aLogEvent({ id: `${at}`, at })));
  expect(idsOf(buffer)).toEqual(['3', '4', '5']);
  expect(buffer.droppedCount).toBe(2);
  expect(buffer.add([aLogEvent({ id: '6', at: 6 })])).toBe(1);
  expect(buffer.droppedCount).toBe(3);
});

test('history fills the room that is left and never pushes newer lines out', () => {
  const buffer = new LogBuffer(4);
  buffer.add([aLogEvent({ id: '4', at: 4 }), aLogEvent({ id: '5', at: 5 })]);
  expect(buffer.addHistory([1, 2, 3].map((at) => aLogEvent({ id: `${at}`, at })))).toBe(2);
  expect(idsOf(buffer)).toEqual(['2', '3', '4', '5']);
  expect(buffer.isFull).toBe(true);
  expect(buffer.addHistory([aLogEvent({ id: '1', at: 1 })])).toBe(0);
});

test('50,000 lines that come in batches are held in well under a second', () => {
  const buffer = new LogBuffer(50_000);
  const started = performance.now();
  for (let batch = 0; batch < 600; batch++) {
    buffer.add(Array.from({ length: 100 }, (_, line) => aLogEvent({ id: `${batch}-${line}`, at: batch * 100 + line })));
  }
  expect(buffer.events).toHaveLength(50_000);
  expect(buffer.droppedCount).toBe(10_000);
  expect(performance.now() - started).toBeLessThan(3000);
});
