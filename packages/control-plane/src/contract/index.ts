import { accountContract } from '../account/schema';
import { apiTokensContract } from '../api-tokens/schema';
import { auditContract } from '../audit/schema';
import { awsAccountsContract } from '../aws-accounts/schema';
import { canvasContract } from '../canvas/schema';
import { codeContract } from '../code/schema';
import { connectionsContract } from '../connections/schema';
import { deploymentsContract } from '../deployments/schema';
import { examplesContract } from '../examples/schema';
import { importsContract } from '../imports/schema';
import { instanceContract } from '../instance/schema';
import { invitationsContract } from '../invitations/schema';
import { invocationsContract } from '../invocations/schema';
import { logsContract } from '../logs/schema';
import { metricsContract } from '../metrics/schema';
import { openIdContract } from '../open-id/schema';
import { privacyContract } from '../privacy/schema';
import { projectsContract } from '../projects/schema';
import { retentionContract } from '../retention/schema';
import { revisionsContract } from '../revisions/schema';
import { secondFactorsContract } from '../second-factors/schema';
import { secretsContract } from '../secrets/schema';
import { serviceAccountsContract } from '../service-accounts/schema';
import { sharesContract } from '../shares/schema';
import { stacksContract } from '../stacks/schema';
import { stagesContract } from '../stages/schema';
import { streamsContract } from '../streams/schema';
import { studioContract } from '../studio/schema';
import { teamsContract } from '../teams/schema';
import { websocketClientsContract } from '../websocket-clients/schema';

/** The API: browser, CLI and OpenAPI document are three views of it. Nothing here needs a server. */
export const contract = {
  account: accountContract,
  apiTokens: apiTokensContract,
  audit: auditContract,
  awsAccounts: awsAccountsContract,
  canvas: canvasContract,
  code: codeContract,
  connections: connectionsContract,
  deployments: deploymentsContract,
  examples: examplesContract,
  imports: importsContract,
  invocations: invocationsContract,
  instance: instanceContract,
  invitations: invitationsContract,
  logs: logsContract,
  metrics: metricsContract,
  openId: openIdContract,
  privacy: privacyContract,
  projects: projectsContract,
  retention: retentionContract,
  revisions: revisionsContract,
  secondFactors: secondFactorsContract,
  secrets: secretsContract,
  serviceAccounts: serviceAccountsContract,
  shares: sharesContract,
  stacks: stacksContract,
  stages: stagesContract,
  streams: streamsContract,
  studio: studioContract,
  teams: teamsContract,
  websocketClients: websocketClientsContract,
};

export type { Account, AccountDeletion, AccountSession, PasswordRatingRecord } from '../account/schema';
export type { ApiToken, NewApiToken } from '../api-tokens/schema';
export { type ErrorCode, errorCodes } from '../app-error';
export type { AuditChain, AuditChoices, AuditRecord, AuditVerification } from '../audit/schema';
export type {
  AwsAccount,
  AwsAccountProof,
  ConnectionOutputs,
  ConnectionSetup,
  ProofCheck,
  StudioIdentityRecord,
} from '../aws-accounts/schema';
export {
  type ChangedNotes,
  type Note,
  type NoteChanges,
  type NoteColor,
  type Notes,
  noteColors,
  type Positions,
} from '../canvas/schema';
export type { ConnectionRecord } from '../connections/schema';
export type { ApprovalRule, AwaitedApproval } from '../deployments/approval';
export type { ChangeRecord, PlanRecord } from '../deployments/plan-schema';
export type { Deployment, DeploymentEvent, Promotion } from '../deployments/schema';
export { type DeploymentStatus, deploymentStatuses, isFinal } from '../deployments/status';
export type { Example } from '../examples/schema';
export { type ImportFinding, type ImportPreview, importFormats, MOST_IMPORT_BYTES } from '../imports/schema';
export type { SignUpPolicy } from '../instance/policies';
export type { Entrance, Inhabitant } from '../instance/schema';
export type { Invitation, NewInvitation, Offer } from '../invitations/schema';
export type { HttpAnswerRecord, InvokeResultRecord } from '../invocations/schema';
export type { LogEventRecord, LogQueryRecord } from '../logs/schema';
export type { FunctionMetricsRecord, MetricsRangeName } from '../metrics/schema';
export type { OpenIdProblem } from '../open-id/problems';
export type { AdministeredOpenId, OpenIdSettings } from '../open-id/schema';
export { type Project, projectName } from '../projects/schema';
export type { Retention, RetentionRun } from '../retention/schema';
export type { AcceptedChangeRecord, Revision } from '../revisions/schema';
export type { Passkey, SecondFactors } from '../second-factors/schema';
export type { Secret } from '../secrets/schema';
export type { ServiceAccount } from '../service-accounts/schema';
export type { SharedProject, ShareLink, Sharing } from '../shares/schema';
export type { Drift, Stack, StackOperation } from '../stacks/schema';
export type { Stage, StageSummary } from '../stages/schema';
export { type Envelope, envelopeSchema, type Presence, type StreamMessage } from '../streams/schema';
export type { RunnerStatusRecord, StudioStatus } from '../studio/schema';
export { type DeletedTeam, type Me, type Member, type MemberRole, memberRoles, type Team } from '../teams/schema';
export type { WebsocketClientEvent } from '../websocket-clients/schema';
export type { Person } from './base';
