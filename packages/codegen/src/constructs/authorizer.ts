import type { Authorizer } from '@chalice-studio/appspec';
import { expression, literal, optional } from '../literal';
import type { RegistrationContext } from './registration';

/** The expression that makes an authorizer; the caller gives it a variable. */
export function authorizer(construct: Authorizer, { imports, target }: RegistrationContext): string {
  switch (construct.type) {
    case 'builtin': {
      const fields = {
        name: literal(construct.name),
        ttlSeconds: optional(construct.ttlSeconds),
        executionRole: optional(construct.executionRole),
        header: optional(construct.header),
      };
      return expression(`${target}.authorizer`, [], fields, imports.handler(construct.handler));
    }
    case 'cognito': {
      const fields = {
        providerArns: literal(construct.providerArns),
        header: optional(construct.header),
        scopes: optional(construct.scopes),
      };
      return expression(`new ${imports.runtime('CognitoUserPoolAuthorizer')}`, [literal(construct.name)], fields);
    }
    case 'custom': {
      const fields = {
        authorizerUri: literal(construct.authorizerUri),
        ttlSeconds: optional(construct.ttlSeconds),
        header: optional(construct.header),
        invokeRoleArn: optional(construct.invokeRoleArn),
        scopes: optional(construct.scopes),
      };
      return expression(`new ${imports.runtime('CustomAuthorizer')}`, [literal(construct.name)], fields);
    }
    case 'iam':
      return `new ${imports.runtime('IAMAuthorizer')}()`;
  }
}
