import middy from '@middy/core';
import router from '@middy/http-router';

const hello = async () => ({
  statusCode: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ hello: 'world' }),
});
export const handler = middy().handler(router([{ method: 'GET', path: '/hello', handler: hello }]));
