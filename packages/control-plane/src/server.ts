import type { Entrance } from './entrance';
import { readSettings } from './settings/settings';
import { openStudio } from './studio/open-studio';

export const openStudioOf: Entrance['openStudioOf'] = async (environment, defaultRoot) =>
  openStudio(readSettings(environment, defaultRoot));
