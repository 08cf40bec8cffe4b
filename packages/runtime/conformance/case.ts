/** What an app writes of what could not be seen otherwise; emptied before every step. */
export type Trace = unknown[];

type Json = unknown;
/** A Lambda context as plain data, in Python's spelling. */
export type PlainContext = Record<string, string | number | null>;

/** One outcome, recorded or ours. Null and a missing key are the same. */
export type Outcome = {
  return?: Json;
  payload?: Json;
  response?: Json;
  value?: Json;
  raises?: Raised;
  fed?: Outcome;
  trace?: Json[];
  log?: { level: string; message: string }[];
  stdout?: string[];
  gateway_response?: Json;
};

/** What was thrown; a recorded one also says how strictly to compare. */
export type Raised = {
  type: string;
  message: string;
  attributes?: Record<string, Json>;
  match?: 'type+message' | 'type' | 'message' | 'contains' | 'any';
  message_contains?: string[];
  builtin?: boolean;
};

export type CaseOutcome = Outcome | { steps: Outcome[] } | { results: Outcome[] };

export type Call = { entry: string; event: Json; context?: PlainContext };

/** A step of kind `api`: exactly one of its keys is there. */
export type ApiStep = {
  call?: string;
  args?: Json[];
  get?: string;
  set?: [string, Json];
  item?: string;
  set_item?: [string, Json];
  del_item?: string;
  contains?: string;
  len?: true;
  iter?: true;
  iter_get?: string;
  equals?: Json;
  str?: true;
  class?: true;
};

/** A recorded case, as the corpus' README describes it. */
export type Case = {
  id: string;
  app: string;
  area: string;
  kind:
    | 'invoke'
    | 'sequence'
    | 'env'
    | 'register'
    | 'register_error'
    | 'validate'
    | 'api'
    | 'testclient_http'
    | 'testclient_events'
    | 'testclient_lambda'
    | 'testclient_env';
  notes?: string;
  portability: 'exact' | 'adapt' | 'python_only';
  entry?: string;
  event?: Json;
  context?: PlainContext;
  environ?: Record<string, string | null>;
  config?: Record<string, Json>;
  steps?: (Call | ApiStep)[];
  new?: string;
  args?: Json[];
  kwargs?: Record<string, Json>;
  compare?: Record<string, 'json' | 'base64-json'>;
  method?: string;
  path?: string;
  headers?: Record<string, string> | null;
  body?: Json;
  stage?: string;
  function?: string;
  payload?: Json;
  feed?: string;
  names?: string[];
  expected: Outcome & { steps?: Outcome[]; results?: Outcome[] };
};
