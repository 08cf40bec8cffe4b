import type { LoadedApp } from '../load-app';

export function loadApp(loaded: { app?: unknown; modules?: Record<string, Record<string, unknown>> }): LoadedApp;
