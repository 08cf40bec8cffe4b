import { accountRouter } from '../account/router';
import { apiTokensRouter } from '../api-tokens/router';
import { auditRouter } from '../audit/router';
import { awsAccountsRouter } from '../aws-accounts/router';
import { canvasRouter } from '../canvas/router';
import { codeRouter } from '../code/router';
import { connectionsRouter } from '../connections/router';
import { deploymentsRouter } from '../deployments/router';
import { examplesRouter } from '../examples/router';
import { importsRouter } from '../imports/router';
import { instanceRouter } from '../instance/router';
import { invitationsRouter } from '../invitations/router';
import { invocationsRouter } from '../invocations/router';
import { logsRouter } from '../logs/router';
import { metricsRouter } from '../metrics/router';
import { openIdRouter } from '../open-id/router';
import { privacyRouter } from '../privacy/router';
import { projectsRouter } from '../projects/router';
import { retentionRouter } from '../retention/router';
import { revisionsRouter } from '../revisions/router';
import { secondFactorsRouter } from '../second-factors/router';
import { secretsRouter } from '../secrets/router';
import { serviceAccountsRouter } from '../service-accounts/router';
import { sharesRouter } from '../shares/router';
import { stacksRouter } from '../stacks/router';
import { stagesRouter } from '../stages/router';
import { streamsRouter } from '../streams/router';
import { studioRouter } from '../studio/router';
import { teamsRouter } from '../teams/router';
import { websocketClientsRouter } from '../websocket-clients/router';
import { publicApi } from './base';

/** The contract, implemented: the compiler says what is missing. */
export const router = publicApi.router({
  account: accountRouter,
  apiTokens: apiTokensRouter,
  audit: auditRouter,
  awsAccounts: awsAccountsRouter,
  canvas: canvasRouter,
  code: codeRouter,
  connections: connectionsRouter,
  deployments: deploymentsRouter,
  examples: examplesRouter,
  imports: importsRouter,
  instance: instanceRouter,
  invocations: invocationsRouter,
  invitations: invitationsRouter,
  logs: logsRouter,
  metrics: metricsRouter,
  openId: openIdRouter,
  privacy: privacyRouter,
  projects: projectsRouter,
  retention: retentionRouter,
  revisions: revisionsRouter,
  secondFactors: secondFactorsRouter,
  secrets: secretsRouter,
  serviceAccounts: serviceAccountsRouter,
  shares: sharesRouter,
  stacks: stacksRouter,
  stages: stagesRouter,
  streams: streamsRouter,
  studio: studioRouter,
  teams: teamsRouter,
  websocketClients: websocketClientsRouter,
});
