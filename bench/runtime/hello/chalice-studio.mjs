import { Chalice } from '@chalice-studio/runtime';

const app = new Chalice('hello');
app.get('/hello', () => ({ hello: 'world' }));
export const { handler } = app;
