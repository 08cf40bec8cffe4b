import { brandOf, hasBrand } from '../brand.js';

const brand = brandOf('Authorizer');

/** What decides who may call a route. */
export abstract class Authorizer {
  abstract readonly name: string;
  scopes: readonly string[] = [];

  get [brand](): true {
    return true;
  }

  static isAuthorizer(value: unknown): value is Authorizer {
    return hasBrand(value, brand);
  }

  /** A copy of this authorizer that asks for these OAuth scopes. */
  withScopes(scopes: readonly string[]): this {
    const copy: this = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
    copy.scopes = [...scopes];
    return copy;
  }

  /** The entry of an API's `securityDefinitions`. */
  abstract toSwagger(): Record<string, unknown>;
}

export class CognitoUserPoolAuthorizer extends Authorizer {
  readonly providerArns: readonly string[];
  readonly header: string;

  constructor(
    readonly name: string,
    options: { providerArns: readonly string[]; header?: string; scopes?: readonly string[] },
  ) {
    super();
    if (!Array.isArray(options.providerArns)) {
      throw new TypeError(`providerArns should be a list of ARNs, received: ${String(options.providerArns)}`);
    }
    this.providerArns = options.providerArns;
    this.header = options.header ?? 'Authorization';
    this.scopes = options.scopes ?? [];
  }

  toSwagger(): Record<string, unknown> {
    return {
      in: 'header',
      type: 'apiKey',
      name: this.header,
      'x-amazon-apigateway-authtype': 'cognito_user_pools',
      'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: this.providerArns },
    };
  }
}

export class IAMAuthorizer extends Authorizer {
  readonly name = 'sigv4';

  override withScopes(): never {
    throw new Error('withScopes is not supported for IAMAuthorizer');
  }

  toSwagger(): Record<string, unknown> {
    return { in: 'header', type: 'apiKey', name: 'Authorization', 'x-amazon-apigateway-authtype': 'awsSigv4' };
  }
}

export class CustomAuthorizer extends Authorizer {
  readonly authorizerUri: string;
  readonly ttlSeconds: number;
  readonly header: string;
  readonly invokeRoleArn: string | undefined;

  constructor(
    readonly name: string,
    options: {
      authorizerUri: string;
      ttlSeconds?: number;
      header?: string;
      invokeRoleArn?: string;
      scopes?: readonly string[];
    },
  ) {
    super();
    this.authorizerUri = options.authorizerUri;
    this.ttlSeconds = options.ttlSeconds ?? 300;
    this.header = options.header ?? 'Authorization';
    this.invokeRoleArn = options.invokeRoleArn;
    this.scopes = options.scopes ?? [];
  }

  toSwagger(): Record<string, unknown> {
    return {
      in: 'header',
      type: 'apiKey',
      name: this.header,
      'x-amazon-apigateway-authtype': 'custom',
      'x-amazon-apigateway-authorizer': {
        type: 'token',
        authorizerUri: this.authorizerUri,
        authorizerResultTtlInSeconds: this.ttlSeconds,
        ...(this.invokeRoleArn === undefined ? {} : { authorizerCredentials: this.invokeRoleArn }),
      },
    };
  }
}
