import type { Entrance, RunningStudio } from '../src/entrance';

export type { RunningStudio };
export declare const openStudioOf: Entrance['openStudioOf'];
