import type { AppSpec, Authorizer, Route } from '@chalice-studio/appspec';
import { allowsBody, type RequestDraft } from './request-draft';
import { sampleOfSchema } from './schema-sample';

/** A request as one would begin it by hand, from what the route says of itself. `newId` names a row. */
export function newDraftOf(route: Route, newId: () => string): RequestDraft {
  const method = route.methods[0] ?? 'GET';
  return {
    method,
    pattern: route.path,
    parameters: {},
    query: Object.keys(propertiesOf(route.querySchema)).map((name) => ({ id: newId(), name, value: '', isOn: false })),
    headers: [
      // API Gateway answers with bytes only to those who accept them.
      { id: newId(), name: 'Accept', value: '*/*', isOn: true },
      ...(allowsBody(method) ? [{ id: newId(), name: 'Content-Type', value: contentTypeOf(route), isOn: true }] : []),
    ],
    body: newBodyOf(route, method),
  };
}

/** The header in which the route's authorizer expects its token; undefined without one that does. */
export function tokenHeaderOf(route: Route, spec: Pick<AppSpec, 'authorizers'>): string | undefined {
  const authorizer = spec.authorizers[route.authorizer?.id ?? ''];
  return authorizer === undefined ? undefined : headerOfAuthorizer(authorizer);
}

/** IAM authorization is a signature, which cannot be typed. */
function headerOfAuthorizer(authorizer: Authorizer): string | undefined {
  return authorizer.type === 'iam' ? undefined : (authorizer.header ?? 'Authorization');
}

export function contentTypeOf({ contentTypes }: Pick<Route, 'contentTypes'>): string {
  return contentTypes?.[0] ?? 'application/json';
}

/** Whether the route is sent bytes: then a file is what one would choose. */
export function takesBytes(route: Pick<Route, 'contentTypes'>): boolean {
  return !/^(text\/|application\/(.*\+)?(json|xml|x-www-form-urlencoded))/.test(contentTypeOf(route));
}

function newBodyOf(route: Route, method: string): RequestDraft['body'] {
  if (!allowsBody(method) || method === 'DELETE' || takesBytes(route)) return { type: 'none' };
  const isJson = /json/.test(contentTypeOf(route));
  return { type: 'text', text: isJson ? JSON.stringify(sampleOfSchema(route.bodySchema), null, 2) : '' };
}

function propertiesOf(schema: Route['querySchema']): object {
  const properties = schema?.properties;
  return typeof properties === 'object' && properties !== null && !Array.isArray(properties) ? properties : {};
}
