import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { readAgain } from './read-again';

/** A query whose answers come when the test lets them. */
function aQuery() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const answers: ((words: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  const observer = new QueryObserver(queryClient, { queryKey: ['it'], queryFn });
  const stop = observer.subscribe(() => undefined);
  return { queryClient, answers, words: () => observer.getCurrentResult().data, stop };
}

test('what is told while it is read is read once more, once, after the answer came', async () => {
  const { queryClient, answers, words, stop } = aQuery();
  await expect.poll(() => answers.length).toBe(1);
  readAgain(queryClient, ['it']);
  readAgain(queryClient, ['it']);
  answers[0]?.('made before');
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.('made after');
  await expect.poll(words).toBe('made after');
  expect(answers).toHaveLength(2);
  stop();
});

test('where nothing is being read, nothing is read', async () => {
  const { queryClient, answers, words, stop } = aQuery();
  await expect.poll(() => answers.length).toBe(1);
  answers[0]?.('read');
  await expect.poll(words).toBe('read');
  readAgain(queryClient, ['it']);
  readAgain(queryClient, ['another']);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(answers).toHaveLength(1);
  stop();
});
