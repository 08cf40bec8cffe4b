export { type AuthorizerDecision, type AuthorizerEvent, decide, methodArn } from './authorizer.js';
export { gatewayAnswers, type HttpAnswer, toHttpAnswer } from './http-answer.js';
export { matchRoute, type RouteMatch } from './match-route.js';
export { preflightAnswer } from './preflight.js';
export { type HttpRequest, type RestEventOptions, toRestEvent } from './rest-event.js';
export { selectRoute, toWebsocketEvent, type WebsocketCall } from './websocket-event.js';
