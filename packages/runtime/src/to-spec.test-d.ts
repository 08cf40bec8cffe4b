import type { AppSpec } from '@chalice-studio/appspec';
import { expectTypeOf } from 'vitest';
import type { AppRegistrations, CORSJson, RegistrationJson } from './index.js';

/** What only a document has: identity, order, and where the handler lives. */
type Document = 'id' | 'order' | 'handler' | 'blueprint';
type Construct =
  | AppSpec['routes'][string]
  | AppSpec['eventSources'][string]
  | AppSpec['functions'][string]
  | AppSpec['websocketHandlers'][string]
  | AppSpec['middleware'][string];
type Kind = RegistrationJson['kind'];
type OptionsOf<Each extends Kind> = Omit<Extract<Construct, { kind: Each }>, Document>;
type JsonOf<Each extends Kind> = Extract<RegistrationJson, { kind: Each }>;

/** What an app names in AWS and a document by an entity's id, and what a document has as JSON Schema. */
type Referenced = {
  route: 'authorizer' | 'bodySchema' | 'querySchema' | 'responseSchema';
  schedule: never;
  'cw-event': never;
  's3-event': 'bucket';
  'sns-message': 'topic';
  'sqs-message': 'queue';
  'kinesis-record': 'stream';
  'dynamodb-record': 'table';
  'lambda-function': never;
  'websocket-handler': never;
  middleware: never;
};

/** The options of a document's construct that `toSpec()` has under no name. */
type MissingOf<Each extends keyof Referenced> = Exclude<keyof OptionsOf<Each>, keyof JsonOf<Each> | Referenced[Each]>;

type NoneMissing = { [Each in keyof Referenced]: MissingOf<Each> };
expectTypeOf<NoneMissing[keyof Referenced]>().toEqualTypeOf<never>();

/** An authorizer is a construct of its own in a document; the rest are the kinds above. */
expectTypeOf<Exclude<Kind, keyof Referenced>>().toEqualTypeOf<'authorizer'>();
expectTypeOf<Construct['kind']>().toEqualTypeOf<keyof Referenced>();

/** Options of the same name take the same values. */
type Same<Each extends keyof Referenced> = Pick<
  JsonOf<Each>,
  Extract<Exclude<keyof OptionsOf<Each>, Referenced[Each]>, keyof JsonOf<Each>>
>;
declare const json: { [Each in keyof Referenced]: Same<Each> };
expectTypeOf(json.schedule).toExtend<Readonly<OptionsOf<'schedule'>>>();
expectTypeOf(json['cw-event'].retries).toEqualTypeOf<OptionsOf<'cw-event'>['retries']>();
expectTypeOf(json['sqs-message'].batchSize).toExtend<OptionsOf<'sqs-message'>['batchSize']>();
expectTypeOf(json['kinesis-record'].startingPosition).toExtend<OptionsOf<'kinesis-record'>['startingPosition']>();
expectTypeOf(json['websocket-handler'].event).toEqualTypeOf<OptionsOf<'websocket-handler'>['event']>();
expectTypeOf(json.middleware.eventType).toEqualTypeOf<OptionsOf<'middleware'>['eventType']>();
expectTypeOf(json.route.path).toEqualTypeOf<OptionsOf<'route'>['path']>();

type Api = AppSpec['api'];
expectTypeOf<AppRegistrations['api']['binaryTypes']>().toEqualTypeOf<Api['binaryTypes']>();
expectTypeOf<keyof Exclude<CORSJson, boolean>>().toEqualTypeOf<keyof Exclude<NonNullable<Api['cors']>, boolean>>();
expectTypeOf<AppRegistrations['websocket']>().toExtend<AppSpec['websocket']>();
