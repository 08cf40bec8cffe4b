/** An AWS account that a team connected: the roles that its owner made from our template, and our random external id. */
export type AwsConnection = {
  /** The studio's own id of it. */
  id: string;
  /** Twelve digits. */
  accountId: string;
  /** Where the connection's stack and bucket are. */
  region: string;
  externalId: string;
  roleArns: { observe: string; deploy: string; execution: string };
  /** For artifacts and templates: encrypted, private, made by the connection's stack. */
  bucket: string;
  /** What no role of an app can exceed. */
  permissionsBoundaryArn: string;
};

/** Roles of apps are made below this path only; the execution role can make none elsewhere. */
export const APP_ROLE_PATH = '/chalice-studio/';

export type RoleKind = keyof AwsConnection['roleArns'];
