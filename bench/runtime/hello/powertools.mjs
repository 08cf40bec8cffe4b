import { Router } from '@aws-lambda-powertools/event-handler/http';

const app = new Router();
app.get('/hello', async () => ({ hello: 'world' }));
export const handler = (event, context) => app.resolve(event, context);
