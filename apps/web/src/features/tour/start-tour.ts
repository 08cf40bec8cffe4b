import { tourKey } from './hooks';
import { writeTour } from './tour-steps';

/** Begins the tour on a person's first project, unless this browser has seen one. */
export function startTourOnFirstProject(projectId: string, isFirst: boolean) {
  if (!isFirst || window.localStorage.getItem(tourKey) !== null) return;
  window.localStorage.setItem(tourKey, writeTour({ projectId, step: 0, isOpen: true }));
}
