export { matchRoute, type RouteMatch } from '../http/match-route.js';
export { type AuthorizerDecision, type AuthorizerEvent, decide, methodArn } from './authorizer.js';
export { createLocalGateway, type LocalAnswer, type LocalGateway, type LocalRequest } from './gateway.js';
export { gatewayAnswers, type HttpAnswer, toHttpAnswer } from './http-answer.js';
export { createLambdaContext } from './lambda-context.js';
export { preflightAnswer } from './preflight.js';
export { type FunctionSettings, functionSettings, type ProjectConfig, readProjectConfig } from './project-config.js';
export { type HttpRequest, type RestEventOptions, toRestEvent } from './rest-event.js';
export { selectRoute, toWebsocketEvent, type WebsocketCall } from './websocket-event.js';
