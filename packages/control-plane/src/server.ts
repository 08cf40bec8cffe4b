export { DataFolderLockedError } from './database/lock';
export { MigrationError } from './database/migrate';
export { readSettings, type Settings, SettingsError } from './settings/settings';
export { openStudio, type RunningStudio } from './studio/open-studio';
