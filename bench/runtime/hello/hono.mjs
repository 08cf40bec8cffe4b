import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';

const app = new Hono();
app.get('/hello', (c) => c.json({ hello: 'world' }));
export const handler = handle(app);
