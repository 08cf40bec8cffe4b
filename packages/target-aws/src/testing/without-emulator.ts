import { emulatorProblem } from './emulator';

const problem = await emulatorProblem();
if (problem !== undefined && process.env.CI === 'true') throw new Error(problem);
if (problem !== undefined) console.warn(`NOT RUN: deployments to AWS. ${problem}`);

/** True where this machine cannot run the emulator: its tests are skipped, and the log says so. In CI that is a failure. */
export const isWithoutEmulator = problem !== undefined;
