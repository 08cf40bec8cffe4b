const routes = new Map([['GET /hello', () => ({ hello: 'world' })]]);
export const handler = async (event) => {
  const view = routes.get(`${event.httpMethod} ${event.requestContext.resourcePath}`);
  return view === undefined
    ? { statusCode: 404, headers: {}, body: '{}' }
    : { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(view(event)) };
};
