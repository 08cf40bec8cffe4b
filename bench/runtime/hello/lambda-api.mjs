import createApi from 'lambda-api';

const api = createApi();
api.get('/hello', (_, response) => response.json({ hello: 'world' }));
export const handler = (event, context) => api.run(event, context);
