import { Chalice } from '@chalice-studio/runtime';
import { connected, disconnected, help, join, leave, say } from './chalicelib/room';

export const app = new Chalice('chat');

// WebSockets
app.onWsConnect({ name: 'websocket_connect' }, connected);
app.onWsMessage({ name: 'websocket_message_join', routeKey: 'join' }, join);
app.onWsMessage({ name: 'websocket_message_say', routeKey: 'say' }, say);
app.onWsMessage({ name: 'websocket_message_leave', routeKey: 'leave' }, leave);
app.onWsMessage({ name: 'websocket_message' }, help);
app.onWsDisconnect({ name: 'websocket_disconnect' }, disconnected);

export const { handler, handlers } = app;
