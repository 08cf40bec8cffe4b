import { awsAccountsContract } from '../aws-accounts/schema';
import { canvasContract } from '../canvas/schema';
import { codeContract } from '../code/schema';
import { connectionsContract } from '../connections/schema';
import { deploymentsContract } from '../deployments/schema';
import { examplesContract } from '../examples/schema';
import { invocationsContract } from '../invocations/schema';
import { logsContract } from '../logs/schema';
import { projectsContract } from '../projects/schema';
import { revisionsContract } from '../revisions/schema';
import { secretsContract } from '../secrets/schema';
import { stagesContract } from '../stages/schema';
import { streamsContract } from '../streams/schema';
import { studioContract } from '../studio/schema';
import { teamsContract } from '../teams/schema';
import { websocketClientsContract } from '../websocket-clients/schema';

/** The API: browser, CLI and OpenAPI document are three views of it. Nothing here needs a server. */
export const contract = {
  awsAccounts: awsAccountsContract,
  canvas: canvasContract,
  code: codeContract,
  connections: connectionsContract,
  deployments: deploymentsContract,
  examples: examplesContract,
  invocations: invocationsContract,
  logs: logsContract,
  projects: projectsContract,
  revisions: revisionsContract,
  secrets: secretsContract,
  stages: stagesContract,
  streams: streamsContract,
  studio: studioContract,
  teams: teamsContract,
  websocketClients: websocketClientsContract,
};

export { type ErrorCode, errorCodes } from '../app-error';
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
export type { Deployment, DeploymentEvent, PlanRecord } from '../deployments/schema';
export { type DeploymentStatus, deploymentStatuses, isFinal } from '../deployments/status';
export type { Example } from '../examples/schema';
export type { HttpAnswerRecord, InvokeResultRecord } from '../invocations/schema';
export type { LogEventRecord, LogQueryRecord } from '../logs/schema';
export { type Project, projectName } from '../projects/schema';
export type { AcceptedChangeRecord, Revision } from '../revisions/schema';
export type { Secret } from '../secrets/schema';
export type { Stage, StageSummary } from '../stages/schema';
export { type Envelope, envelopeSchema, type Presence, type StreamMessage } from '../streams/schema';
export type { RunnerStatusRecord, StudioStatus } from '../studio/schema';
export { type Me, type MemberRole, memberRoles, type Team } from '../teams/schema';
export type { WebsocketClientEvent } from '../websocket-clients/schema';
export type { Person } from './base';
