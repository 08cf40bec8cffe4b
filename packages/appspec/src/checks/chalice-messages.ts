/**
 * What the rules say that a registered app and a document share, in Chalice's words: `validate()` of the runtime, which can
 * import nothing of ours, has the same table, and a test there holds the two equal. The way out is the problem's fix.
 */
export const chaliceMessages = {
  'empty-path': () => 'Route cannot be the empty string',
  'trailing-slash': (path: string) => `Route cannot end with a trailing slash: ${path}`,
  'options-with-cors': (path: string) =>
    `Route entry cannot have both cors=True and methods=['OPTIONS', ...] configured.  When CORS is enabled, an OPTIONS method is automatically added for you.  Please remove 'OPTIONS' from the list of configured HTTP methods for: ${path}`,
  'differing-cors': (path: string) =>
    `Route may not have multiple differing CORS configurations. Please ensure all views for "${path}" that have CORS configured have the same CORS configuration.`,
  'mixed-content-types': (view: string, binary: readonly string[], text: readonly string[]) =>
    `In view function "${view}", the contentTypes ${listed(binary)} support binary and ${listed(text)} do not. All contentTypes must be consistent in their binary support.`,
  'duplicate-function-name': (name: string) =>
    `Duplicate function name detected: ${name}\nNames must be unique across all lambda functions in your Chalice app.`,
  'queue-name': (queue: string) =>
    `The 'queue' parameter for the 'app.onSqsMessage()' handler must be the name of the queue, not the queue URL or the queue ARN.  Invalid value: ${queue}`,
  'compression-range': () =>
    "'minimum_compression_size' must be equal to or greater than 0 and less than or equal to 10485760.",
  'vpce-not-private': () =>
    'config.api_gateway_endpoint_vpce should only be specified for PRIVATE api_gateway_endpoint_type',
  'policy-and-vpce': () => 'Can only specify one of api_gateway_policy_file and api_gateway_endpoint_vpce',
  'private-without-vpce': () =>
    'Private Endpoints require api_gateway_policy_file or api_gateway_endpoint_vpce specified',
  'role-missing': () => "When 'manage_iam_role' is set to false, you must provide an 'iam_role_arn' in config.json.",
} as const;

function listed(values: readonly string[]): string {
  return `[${values.map((value) => `'${value}'`).join(', ')}]`;
}
