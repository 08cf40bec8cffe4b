export type GatewayPath = {
  stageKey: string;
  apiGatewayStage: string;
  /** Below the stage, with its query; starts with a slash. */
  rest: string;
};

/** `/{stageKey}/{apiGatewayStage}/…` */
export function parseGatewayPath(url: string): GatewayPath | undefined {
  const parts = /^\/([^/?]+)\/([^/?]+)(\/[^?]*)?(\?.*)?$/.exec(url);
  if (parts === null) return undefined;
  const [, stageKey = '', apiGatewayStage = '', path = '/', query = ''] = parts;
  return { stageKey, apiGatewayStage, rest: `${path}${query}` };
}
