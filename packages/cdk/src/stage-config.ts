/** What config.json can say of a function, of all functions of a stage, or of all stages; keys as they are spelled there. */
export type ChaliceFunctionConfig = {
  lambda_memory_size?: number;
  lambda_timeout?: number;
  environment_variables?: Readonly<Record<string, string>>;
  layers?: readonly string[];
  reserved_concurrency?: number;
  subnet_ids?: readonly string[];
  security_group_ids?: readonly string[];
  tags?: Readonly<Record<string, string>>;
  lambda_architecture?: 'x86_64' | 'arm64';
  xray?: boolean;
  log_retention_in_days?: number;
  autogen_policy?: boolean;
  iam_policy_file?: string;
  manage_iam_role?: boolean;
  iam_role_arn?: string;
};

export type ChaliceDomainConfig = {
  domain_name: string;
  certificate_arn: string;
  tls_version?: 'TLS_1_0' | 'TLS_1_2';
  url_prefix?: string;
  tags?: Readonly<Record<string, string>>;
};

/**
 * A stage as `.chalice/config.json` describes it. Values may be tokens of the CDK: the name of a table that is made in
 * the same app, say.
 */
export type ChaliceStageConfig = ChaliceFunctionConfig & {
  api_gateway_stage?: string;
  api_gateway_endpoint_vpce?: string | readonly string[];
  api_gateway_policy_file?: string;
  minimum_compression_size?: number;
  api_gateway_custom_domain?: ChaliceDomainConfig;
  websocket_api_custom_domain?: ChaliceDomainConfig;
  automatic_layer?: boolean;
  /** Function → its own settings; the REST API's is `api_handler`. */
  lambda_functions?: Readonly<Record<string, ChaliceFunctionConfig>>;
};
