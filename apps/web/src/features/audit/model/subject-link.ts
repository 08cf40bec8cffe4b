import type { AuditRecord } from '@chalice-studio/control-plane/contract';

type Linked = Pick<AuditRecord, 'action' | 'subject' | 'subjectId' | 'details' | 'project'>;

/** Where what an entry is about can be seen today; undefined for what has no page, or is gone with its project. */
export function subjectLink({ action, subject, subjectId, details, project }: Linked): string | undefined {
  const [noun = ''] = action.split('.');
  const isGone = action.endsWith('.delete') || action.endsWith('.remove');
  if (project !== null) {
    if (!project.isThere) return undefined;
    const inProject = (tab: string, query: Record<string, string> = {}) => {
      const text = new URLSearchParams(query).toString();
      return `/p/${encodeURIComponent(project.id)}/${tab}${text === '' ? '' : `?${text}`}`;
    };
    const ofStage: Record<string, string> = typeof details.stage === 'string' ? { stage: details.stage } : {};
    if (noun === 'deployment' || action === 'secret.read') {
      return inProject('deployments', subjectId === null ? {} : { deployment: subjectId });
    }
    if (noun === 'stage' || noun === 'secret') return inProject('stages', isGone ? {} : { stage: subject });
    if (noun === 'stack') return inProject('deployments', { stage: subject });
    if (noun === 'design') return inProject('history', subjectId === null ? {} : { revision: subjectId });
    if (noun === 'connection' || noun === 'websocket-client') return inProject('connections', ofStage);
    if (noun === 'app') return inProject('events', ofStage);
    return inProject('design');
  }
  if (noun === 'member' || noun === 'invitation') return '/people';
  if (noun === 'team') return '/teams';
  if (noun === 'token' || noun === 'serviceAccount') return '/tokens';
  if (noun === 'aws-account') return subjectId === null || isGone ? '/aws-accounts' : `/aws-accounts/${subjectId}`;
  return undefined;
}
