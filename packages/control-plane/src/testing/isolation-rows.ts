import { createRecordId } from '../record-id';
import type { Action } from '../teams/permissions';
import type { Demand } from './askers';

export type Records = {
  teamId: string;
  awsAccountId: string;
  projectId: string;
  stageId: string;
  deploymentId: string;
  clientId: string;
};
type Row = {
  /** `own`: everybody signed in, for what is theirs alone; `public`: everybody; `administrator`: who runs the studio. */
  action: Action | 'own' | 'public' | 'administrator';
  /** What it needs besides. */
  also?: Action;
  input: (records: Records) => unknown;
  /** Where the role counts, if what the input names does not say so. */
  level?: Demand['level'];
  /** No API token may, whatever its scopes. */
  isForSessions?: true;
};

const change = {
  clientEditId: 'c',
  baseRevision: 0,
  edits: [{ type: 'set', id: 'app', path: ['debug'], value: true }],
};

const aDocument = new File(['openapi: 3.1.0\ninfo: { title: x, version: "1" }\npaths: {}\n'], 'api.yaml');

const ofAccount = (resource: string) => `arn:aws:iam::123456789012:${resource}`;
const connectionOutputs = {
  roleArns: { observe: ofAccount('role/o'), deploy: ofAccount('role/d'), execution: ofAccount('role/e') },
  bucket: 'a-bucket',
  permissionsBoundaryArn: ofAccount('policy/boundary'),
};

/** What each procedure demands, with an input that gets past its schema and changes nothing that another row needs. */
export const rows: Record<string, Row> = {
  'account.get': { action: 'own', isForSessions: true, input: () => undefined },
  'account.rename': { action: 'own', isForSessions: true, input: () => ({ name: 'Renamed' }) },
  'account.changePassword': { action: 'own', isForSessions: true, input: () => ({ next: 'x' }) },
  'account.changeEmail': { action: 'own', isForSessions: true, input: () => ({ email: 'new@example.com' }) },
  'account.confirmEmail': { action: 'own', isForSessions: true, input: () => ({ secret: 'none' }) },
  'account.sessions': { action: 'own', isForSessions: true, input: () => undefined },
  'account.endSession': { action: 'own', isForSessions: true, input: () => ({ sessionId: 'none' }) },
  'account.endOtherSessions': { action: 'own', isForSessions: true, input: () => undefined },
  'account.deletion': { action: 'own', isForSessions: true, input: () => undefined },
  'account.delete': { action: 'own', isForSessions: true, input: () => ({ confirmEmail: 'not-it' }) },
  'account.ratePassword': { action: 'public', input: () => ({ password: 'x' }) },
  'account.requestReset': { action: 'public', input: () => ({ email: 'nobody@example.com' }) },
  'account.lookReset': { action: 'public', input: () => ({ secret: 'none' }) },
  'account.reset': { action: 'public', input: () => ({ secret: 'none', password: 'x' }) },
  'apiTokens.list': { action: 'own', isForSessions: true, input: () => undefined },
  'apiTokens.create': {
    action: 'project.read',
    isForSessions: true,
    input: ({ teamId }) => ({ teamId, name: 't', scopes: ['read'], expiresInDays: 1 }),
  },
  'apiTokens.revoke': { action: 'own', isForSessions: true, input: () => ({ tokenId: 'none' }) },
  'apiTokens.listOfTeam': { action: 'token.read', input: ({ teamId }) => ({ teamId }) },
  'apiTokens.revokeOfTeam': { action: 'token.write', input: ({ teamId }) => ({ teamId, tokenId: 'none' }) },
  'audit.list': { action: 'audit.read', input: ({ teamId }) => ({ teamId, limit: 1 }) },
  'audit.listOfProject': { action: 'audit.read', input: ({ projectId }) => ({ projectId, limit: 1 }) },
  'audit.choices': { action: 'audit.read', input: ({ teamId }) => ({ teamId }) },
  'audit.choicesOfProject': { action: 'audit.read', input: ({ projectId }) => ({ projectId }) },
  'audit.chain': { action: 'audit.read', input: ({ teamId }) => ({ teamId }) },
  'audit.verify': { action: 'audit.read', input: ({ teamId }) => ({ teamId }) },
  'audit.keep': { action: 'audit.keep', input: ({ teamId }) => ({ teamId, keepDays: null }) },
  'awsAccounts.identity': { action: 'aws-account.read', input: ({ teamId }) => ({ teamId }) },
  'awsAccounts.list': { action: 'aws-account.read', input: ({ teamId }) => ({ teamId }) },
  'awsAccounts.get': { action: 'aws-account.read', input: ({ awsAccountId }) => ({ awsAccountId }) },
  'awsAccounts.create': {
    action: 'aws-account.write',
    input: ({ teamId }) => ({ teamId, name: createRecordId(), region: 'us-east-1' }),
  },
  'awsAccounts.setup': { action: 'aws-account.write', input: ({ awsAccountId }) => ({ awsAccountId }) },
  'awsAccounts.connect': {
    action: 'aws-account.write',
    input: ({ awsAccountId }) => ({ awsAccountId, ...connectionOutputs }),
  },
  'awsAccounts.prove': { action: 'aws-account.write', input: ({ awsAccountId }) => ({ awsAccountId }) },
  'awsAccounts.rename': {
    action: 'aws-account.write',
    input: ({ awsAccountId }) => ({ awsAccountId, name: createRecordId() }),
  },
  'awsAccounts.delete': {
    action: 'aws-account.write',
    input: ({ awsAccountId }) => ({ awsAccountId, confirmName: 'not-it' }),
  },
  'canvas.get': { action: 'document.read', input: ({ projectId }) => ({ projectId }) },
  'canvas.annotate': {
    action: 'document.move',
    input: ({ projectId }) => ({ projectId, clientId: 'c', notes: {} }),
  },
  'code.typecheck': { action: 'code.check', input: ({ projectId }) => ({ projectId }) },
  'code.readRegistrations': { action: 'document.write', input: ({ projectId }) => ({ projectId }) },
  'code.proposals': { action: 'code.check', input: ({ projectId }) => ({ projectId }) },
  'code.template': { action: 'code.check', input: ({ projectId }) => ({ projectId }) },
  'code.searchPackages': { action: 'code.check', input: ({ projectId }) => ({ projectId, text: '' }) },
  'code.findPackage': { action: 'code.check', input: ({ projectId }) => ({ projectId, name: 'No Name' }) },
  'code.typings': { action: 'code.check', input: ({ projectId }) => ({ projectId }) },
  'code.setDependencies': { action: 'code.dependencies', input: ({ projectId }) => ({ projectId, packages: {} }) },
  'connections.list': { action: 'connections.read', input: ({ stageId }) => ({ stageId }) },
  'connections.send': {
    action: 'connections.write',
    input: ({ stageId }) => ({ stageId, connectionId: 'c', data: '' }),
  },
  'connections.disconnect': { action: 'connections.write', input: ({ stageId }) => ({ stageId, connectionId: 'c' }) },
  'deployments.create': {
    action: 'deployment.create',
    input: ({ stageId }) => ({ stageId, clientRequestId: createRecordId() }),
  },
  'deployments.list': { action: 'deployment.read', input: ({ projectId }) => ({ projectId }) },
  'deployments.get': { action: 'deployment.read', input: ({ deploymentId }) => ({ deploymentId }) },
  'deployments.cancel': { action: 'deployment.cancel', input: ({ deploymentId }) => ({ deploymentId }) },
  'deployments.rollback': {
    action: 'deployment.create',
    input: ({ deploymentId }) => ({ deploymentId, clientRequestId: createRecordId() }),
  },
  'deployments.planText': { action: 'deployment.read', input: ({ deploymentId }) => ({ deploymentId }) },
  'deployments.approve': {
    action: 'deployment.approve',
    input: ({ deploymentId }) => ({ deploymentId, planHash: 'none' }),
  },
  'deployments.reject': { action: 'deployment.approve', input: ({ deploymentId }) => ({ deploymentId }) },
  'deployments.promote': {
    action: 'deployment.create',
    also: 'deployment.read',
    input: ({ deploymentId, stageId }) => ({ deploymentId, toStageId: stageId, clientRequestId: createRecordId() }),
  },
  'deployments.comparePromotion': {
    action: 'deployment.read',
    input: ({ deploymentId, stageId }) => ({ deploymentId, toStageId: stageId }),
  },
  'deployments.releaseLock': { action: 'stage.protect', input: ({ stageId }) => ({ stageId }) },
  'deployments.setApprovalRule': {
    action: 'stage.protect',
    input: ({ stageId }) => ({ stageId, isRequired: false, by: 'anyone' }),
  },
  'examples.list': { action: 'own', input: () => undefined },
  'instance.entrance': { action: 'public', input: () => undefined },
  'instance.settings': { action: 'administrator', input: () => undefined },
  'instance.setSettings': { action: 'administrator', input: () => ({ signUp: 'open' }) },
  'instance.people': { action: 'administrator', input: () => ({}) },
  'instance.setSuspended': { action: 'administrator', input: () => ({ personId: 'none', isSuspended: true }) },
  'instance.setAdministrator': { action: 'administrator', input: () => ({ personId: 'none', isAdministrator: true }) },
  'instance.createResetLink': { action: 'administrator', input: () => ({ personId: 'none' }) },
  'invocations.request': {
    action: 'app.call',
    input: ({ stageId }) => ({ stageId, method: 'GET', path: '/', headers: {} }),
  },
  'invocations.invoke': { action: 'app.call', input: ({ stageId }) => ({ stageId, functionName: 'f', payload: '{}' }) },
  'imports.preview': { action: 'project.create', input: ({ teamId }) => ({ teamId, file: aDocument }) },
  'imports.create': {
    action: 'project.create',
    input: ({ teamId }) => ({ teamId, file: aDocument, name: `p-${createRecordId(8)}` }),
  },
  'invitations.list': { action: 'invitation.write', input: ({ teamId }) => ({ teamId }) },
  'invitations.create': { action: 'invitation.write', input: ({ teamId }) => ({ teamId, role: 'viewer' }) },
  'invitations.renew': {
    action: 'invitation.write',
    input: ({ teamId }) => ({ teamId, invitationId: createRecordId() }),
  },
  'invitations.withdraw': { action: 'invitation.write', input: ({ teamId }) => ({ teamId, invitationId: 'none' }) },
  'invitations.look': { action: 'public', input: () => ({ secret: 'none' }) },
  'invitations.accept': { action: 'own', isForSessions: true, input: () => ({ secret: 'none' }) },
  'logs.query': { action: 'logs.read', input: ({ stageId }) => ({ stageId }) },
  'metrics.functions': { action: 'logs.read', input: ({ stageId }) => ({ stageId }) },
  'privacy.capture': { action: 'project.read', input: ({ projectId }) => ({ projectId }) },
  'privacy.setCapture': {
    action: 'capture.write',
    input: ({ projectId }) => ({ projectId, isOn: false, redactedFields: [] }),
  },
  'openId.offer': { action: 'public', input: () => undefined },
  'openId.get': { action: 'administrator', input: () => undefined },
  'openId.set': {
    action: 'administrator',
    input: () => ({
      ...{ name: 'Acme', issuer: 'https://login.example', clientId: 'c', clientSecret: 's' },
      ...{ allowedDomains: [], mayJoin: false, isRequired: false },
    }),
  },
  'openId.remove': { action: 'administrator', input: () => undefined },
  'openId.disconnect': { action: 'own', isForSessions: true, input: () => undefined },
  'openId.check': { action: 'administrator', input: () => ({ issuer: 'http://192.0.2.1' }) },
  'projects.list': { action: 'project.read', input: ({ teamId }) => ({ teamId }) },
  'projects.get': { action: 'project.read', input: ({ projectId }) => ({ projectId }) },
  'projects.create': {
    action: 'project.create',
    input: ({ teamId }) => ({ teamId, name: `p-${createRecordId(8)}`, start: { type: 'blank' } }),
  },
  'projects.delete': { action: 'project.delete', input: ({ projectId }) => ({ projectId, confirmName: 'not-it' }) },
  'projects.restore': { action: 'project.delete', input: ({ projectId }) => ({ projectId }) },
  'retention.get': { action: 'administrator', input: () => undefined },
  'retention.setRule': { action: 'administrator', input: () => ({ subject: 'audit', keepDays: null }) },
  'revisions.open': { action: 'document.read', input: ({ projectId }) => ({ projectId }) },
  'revisions.submit': { action: 'document.write', input: ({ projectId }) => ({ projectId, change }) },
  'revisions.since': { action: 'document.read', input: ({ projectId }) => ({ projectId, revision: 1 }) },
  'revisions.list': { action: 'document.read', input: ({ projectId }) => ({ projectId }) },
  'revisions.get': { action: 'document.read', input: ({ projectId }) => ({ projectId, revision: 1 }) },
  'revisions.restore': { action: 'document.write', input: ({ projectId }) => ({ projectId, revision: 2 }) },
  'revisions.setName': {
    action: 'document.write',
    input: ({ projectId }) => ({ projectId, revision: 1, name: 'A name' }),
  },
  'revisions.removeName': { action: 'document.write', input: ({ projectId }) => ({ projectId, revision: 999 }) },
  'revisions.branch': {
    action: 'project.create',
    also: 'document.read',
    level: 'team',
    input: ({ projectId, teamId }) => ({ projectId, revision: 1, teamId, name: `b-${createRecordId(8)}` }),
  },
  'revisions.move': {
    action: 'document.move',
    input: ({ projectId }) => ({ projectId, clientId: 'c', positions: {} }),
  },
  'revisions.announce': {
    action: 'document.announce',
    input: ({ projectId }) => ({ projectId, clientId: 'c', selection: [], isLeaving: true }),
  },
  'secondFactors.get': { action: 'own', isForSessions: true, input: () => undefined },
  'secondFactors.reset': { action: 'administrator', input: () => ({ personId: 'none' }) },
  'secondFactors.forgetDevices': { action: 'own', isForSessions: true, input: () => undefined },
  'secrets.list': { action: 'secret.read', input: ({ stageId }) => ({ stageId }) },
  'secrets.set': { action: 'secret.write', input: ({ stageId }) => ({ stageId, name: 'TOKEN', value: 'v' }) },
  'secrets.delete': { action: 'secret.write', input: ({ stageId }) => ({ stageId, name: 'TOKEN' }) },
  'serviceAccounts.list': { action: 'token.read', input: ({ teamId }) => ({ teamId }) },
  'serviceAccounts.create': { action: 'token.write', input: ({ teamId }) => ({ teamId, name: 'CI', role: 'viewer' }) },
  'serviceAccounts.setRole': {
    action: 'token.write',
    input: ({ teamId }) => ({ teamId, serviceAccountId: 'none', role: 'viewer' }),
  },
  'serviceAccounts.remove': { action: 'token.write', input: ({ teamId }) => ({ teamId, serviceAccountId: 'none' }) },
  'serviceAccounts.createToken': {
    action: 'token.write',
    input: ({ teamId }) => ({ teamId, serviceAccountId: 'none', name: 't', scopes: ['read'], expiresInDays: 1 }),
  },
  'shares.list': { action: 'project.share', input: ({ projectId }) => ({ projectId }) },
  'shares.setRole': {
    action: 'project.share',
    input: ({ projectId }) => ({ projectId, personId: 'none', role: 'viewer' }),
  },
  'shares.setTeamRole': {
    action: 'project.share',
    input: ({ projectId }) => ({ projectId, teamId: 'none', role: 'viewer' }),
  },
  'shares.invite': { action: 'project.share', input: ({ projectId }) => ({ projectId, role: 'viewer' }) },
  'shares.renewInvitation': {
    action: 'project.share',
    input: ({ projectId }) => ({ projectId, invitationId: createRecordId() }),
  },
  'shares.withdrawInvitation': {
    action: 'project.share',
    input: ({ projectId }) => ({ projectId, invitationId: 'none' }),
  },
  'shares.createLink': {
    action: 'project.share',
    input: ({ projectId }) => ({ projectId, name: 'l', expiresInDays: 1 }),
  },
  'shares.withdrawLink': { action: 'project.share', input: ({ projectId }) => ({ projectId, linkId: 'none' }) },
  'shares.withMe': { action: 'own', input: () => undefined },
  'shares.open': { action: 'own', input: () => undefined },
  'stacks.get': { action: 'stack.read', input: ({ stageId }) => ({ stageId }) },
  'stacks.kept': { action: 'stack.read', input: ({ stageId }) => ({ stageId }) },
  'stacks.operations': { action: 'stack.read', input: ({ stageId }) => ({ stageId }) },
  'stacks.operate': { action: 'stack.recover', input: ({ stageId }) => ({ stageId, kind: 'detect-drift' }) },
  'stacks.destroy': {
    action: 'stack.destroy',
    input: ({ stageId }) => ({ stageId, confirmName: 'not-it', deleteData: false }),
  },
  'stages.list': { action: 'stage.read', input: ({ projectId }) => ({ projectId }) },
  'stages.create': {
    action: 'stage.write',
    input: ({ projectId }) => ({ projectId, name: `s-${createRecordId(8).replace(/\d/g, 'x')}` }),
  },
  'stages.update': {
    action: 'stage.write',
    input: ({ stageId }) => ({ stageId, baseRevision: 0, edits: [{ path: ['isProduction'], value: false }] }),
  },
  'stages.setTarget': {
    action: 'stage.write',
    input: ({ stageId }) => ({ stageId, baseRevision: 0, target: { type: 'local' } }),
  },
  'stages.delete': {
    action: 'stage.delete',
    input: ({ stageId }) => ({ stageId, confirmName: 'not-it', deleteData: false }),
  },
  'streams.subscribe': {
    action: 'document.read',
    input: ({ projectId }) => ({ streamId: createRecordId(), topics: [`project:${projectId}`] }),
  },
  'streams.unsubscribe': { action: 'own', input: () => ({ streamId: createRecordId(), topics: ['studio'] }) },
  'studio.status': { action: 'own', input: () => undefined },
  'teams.me': { action: 'own', input: () => undefined },
  'teams.create': { action: 'own', isForSessions: true, input: () => ({ name: 'Another' }) },
  'teams.rename': { action: 'team.update', input: ({ teamId }) => ({ teamId, name: 'Renamed' }) },
  'teams.delete': { action: 'team.delete', input: ({ teamId }) => ({ teamId, confirmName: 'not-it' }) },
  'teams.restore': { action: 'team.delete', input: ({ teamId }) => ({ teamId }) },
  'teams.listDeleted': { action: 'own', isForSessions: true, input: () => undefined },
  'teams.members': { action: 'team.read', input: ({ teamId }) => ({ teamId }) },
  'teams.setRole': {
    action: 'member.write',
    input: ({ teamId }) => ({ teamId, personId: 'none', role: 'viewer' }),
  },
  'teams.removeMember': { action: 'member.write', input: ({ teamId }) => ({ teamId, personId: 'none' }) },
  'teams.leave': {
    action: 'team.read',
    isForSessions: true,
    input: ({ teamId }) => ({ teamId, confirmName: 'not-it' }),
  },
  'teams.transfer': {
    action: 'team.delete',
    input: ({ teamId }) => ({ teamId, personId: 'none', confirmName: 'not-it' }),
  },
  'websocketClients.open': { action: 'app.call', input: ({ stageId }) => ({ stageId, query: '' }) },
  // The client's id is its owner's alone: for a member of the team it is as good as not there.
  'websocketClients.send': { action: 'own', input: ({ clientId }) => ({ clientId, data: '' }) },
  'websocketClients.close': { action: 'own', input: ({ clientId }) => ({ clientId }) },
};
