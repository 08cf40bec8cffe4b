/** What an API token can be limited to. Each action of `permissions.ts` names the one that it needs. */
export const scopes = {
  read: { title: 'Read', words: 'Projects, designs and their code, stages, deployments, names of secrets' },
  logs: { title: 'Logs', words: 'Log lines and connected clients' },
  design: { title: 'Design', words: 'Create projects, change designs and dependencies' },
  deploy: { title: 'Deploy', words: 'Deploy, roll back and cancel' },
  operate: { title: 'Operate', words: 'Call the app, send to connections and close them' },
  stages: { title: 'Stages', words: 'Create, configure and delete stages' },
  secrets: { title: 'Secrets', words: 'Set and delete secrets; nobody reads one' },
  audit: { title: 'Audit', words: 'Read, check and export the audit log' },
  delete: { title: 'Delete', words: 'Delete and restore projects' },
} as const satisfies Record<string, { title: string; words: string }>;

export type Scope = keyof typeof scopes;

export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]];
