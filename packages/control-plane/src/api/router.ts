import { examplesRouter } from '../examples/router';
import { projectsRouter } from '../projects/router';
import { revisionsRouter } from '../revisions/router';
import { streamsRouter } from '../streams/router';
import { teamsRouter } from '../teams/router';

/** The contract, implemented. */
export const router = {
  examples: examplesRouter,
  projects: projectsRouter,
  revisions: revisionsRouter,
  streams: streamsRouter,
  teams: teamsRouter,
};
