import { type BrowserContext, test as base, expect } from '@playwright/test';

type Options = {
  /** Console errors that belong to what the test does: being offline, for one. */
  expectedErrors: RegExp[];
  /** The AWS that the studio deploys to. Where this machine cannot run one the test is skipped; the set-up has said so. */
  aws: string;
};

/**
 * Every page of every test is watched: a request to another host than the studio's, an error on the console and an
 * exception that nobody caught each fail the test.
 */
export const test = base.extend<Options>({
  expectedErrors: [[], { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
  aws: async ({}, use, testInfo) => {
    const endpoint = process.env.AWS_EMULATOR ?? '';
    testInfo.skip(endpoint === '', 'This machine cannot run the AWS emulator.');
    await use(endpoint);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
  baseURL: async ({}, use) => use(studioAddress()),
  context: async ({ context, expectedErrors }, use) => {
    const complaints = watch(context);
    await use(context);
    const unexpected = complaints.filter((complaint) => !expectedErrors.some((pattern) => pattern.test(complaint)));
    expect(unexpected, 'errors of the pages, and requests to other hosts').toEqual([]);
  },
});

export { expect };

export function studioAddress(): string {
  const address = process.env.STUDIO_ADDRESS;
  if (address === undefined) throw new Error('The studio was not started.');
  return address;
}

/** Also for contexts that a test opens for a second person. */
export function watch(context: BrowserContext): string[] {
  const complaints: string[] = [];
  const { host } = new URL(studioAddress());
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isLocal = url.protocol === 'data:' || url.protocol === 'blob:' || url.host === host;
    if (!isLocal) complaints.push(`request to another host: ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  context.on('weberror', (error) => complaints.push(`exception: ${error.error().stack ?? error.error().message}`));
  return complaints;
}
