import { expect, test } from 'vitest';
import { type LogView, readLogView, viewAroundLine, writeLogView } from './log-view';

const reading = (values: Record<string, string | undefined>) => readLogView((key) => values[key] || undefined);

test('an address without anything is live and grouped', () => {
  expect(reading({})).toMatchObject({ range: 'live', isGrouped: true, functionNames: [], levels: [], text: '' });
});

test('a view survives the address', () => {
  const view: Partial<LogView> = {
    functionNames: ['api_handler', 'sweep_done'],
    levels: ['error'],
    text: 'a,b & c',
    requestId: 'r1',
    range: '1h',
    isGrouped: false,
  };
  expect(reading(writeLogView(view))).toMatchObject(view);
});

test('a link to a line shows the minute before and after it, and going live forgets it', () => {
  const address = writeLogView(viewAroundLine({ id: 'l1', at: 100_000 }));
  expect(reading(address)).toMatchObject({ range: 'around', from: 40_000, to: 160_000, lineId: 'l1' });
  expect(reading({ ...address, ...writeLogView({ range: 'live' }) })).toMatchObject({
    range: 'live',
    from: undefined,
    lineId: undefined,
  });
});

test('what an address may not say counts as nothing', () => {
  expect(reading({ range: 'constructor', from: 'soon', level: 'error,loud' })).toMatchObject({
    range: 'live',
    from: undefined,
    levels: ['error'],
  });
});
