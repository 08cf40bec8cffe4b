import type { Template } from '../src/template';

export function compareTemplate(
  expected: Template,
  actual: Template,
  options?: { knownBugs?: readonly { at: string }[] },
): string[];
