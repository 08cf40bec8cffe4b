import { Chalice } from '@chalice-studio/runtime';
import { checkToken } from './chalicelib/auth';
import { sweepDone } from './chalicelib/sweep';
import { addTodo, changeTodo, getTodo, listTodos, removeTodo } from './chalicelib/todos';
import { addTodoBody, changeTodoBody } from './schemas';

export const app = new Chalice('todo');
app.api.cors = true;

// Authorizers
const checkTokenAuthorizer = app.authorizer({ name: 'check_token', ttlSeconds: 60 }, checkToken);

// Routes
app.route('/todos', { authorizer: checkTokenAuthorizer }, listTodos);
app.route('/todos', { methods: ['POST'], authorizer: checkTokenAuthorizer, body: addTodoBody }, addTodo);
app.route('/todos/{id}', { authorizer: checkTokenAuthorizer }, getTodo);
app.route('/todos/{id}', { methods: ['PATCH'], authorizer: checkTokenAuthorizer, body: changeTodoBody }, changeTodo);
app.route('/todos/{id}', { methods: ['DELETE'], authorizer: checkTokenAuthorizer }, removeTodo);

// Schedules
app.schedule('rate(1 hour)', { name: 'sweep_done', description: 'Deletes what is done' }, sweepDone);

export const { handler, handlers } = app;
