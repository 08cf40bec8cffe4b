import type { Cors } from '@chalice-studio/appspec';
import { type HttpAnswer, preflightAnswer } from '@chalice-studio/runtime/local';

/** API Gateway's own 4XX and 5XX answers have CORS headers too, else a browser could not read why. */
export function withGatewayCors(
  answer: HttpAnswer,
  cors: Exclude<Cors, false> | undefined,
  origin: string | undefined,
): HttpAnswer {
  if (cors === undefined || origin === undefined) return answer;
  const added = preflightAnswer(cors, []).headers.filter(
    ([name]) => name === 'Access-Control-Allow-Origin' || name === 'Access-Control-Allow-Headers',
  );
  return { ...answer, headers: [...answer.headers, ...added] };
}
