/** Who is measured. Ours comes twice: with the current request in a field, as in Lambda, and in AsyncLocalStorage. */
export const peers = [
  { name: 'hand-written', adapter: 'hand-written' },
  { name: 'chalice-studio', adapter: 'chalice-studio', env: { AWS_LAMBDA_FUNCTION_NAME: 'bench' } },
  { name: 'chalice-studio, async', adapter: 'chalice-studio', env: { AWS_LAMBDA_FUNCTION_NAME: undefined } },
  { name: 'middy', adapter: 'middy' },
  { name: 'lambda-api', adapter: 'lambda-api' },
  { name: 'hono', adapter: 'hono' },
  { name: 'powertools', adapter: 'powertools' },
];
