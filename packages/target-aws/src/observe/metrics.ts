import { GetMetricDataCommand, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { FunctionMetrics, MetricsRange } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';

/** GetMetricData takes 500 queries: four a function. */
const FUNCTIONS_A_CALL = 125;
const kinds = [
  ['calls', 'Invocations', 'Sum'],
  ['errors', 'Errors', 'Sum'],
  ['throttles', 'Throttles', 'Sum'],
  ['p95Ms', 'Duration', 'p95'],
] as const;

/** The figures of each function, in one call for many. `functions`: our name → AWS's. */
export async function functionMetrics(
  access: AwsAccess,
  functions: ReadonlyMap<string, string>,
  { from, to }: MetricsRange,
): Promise<FunctionMetrics[]> {
  const names = [...functions];
  const result: FunctionMetrics[] = [];
  for (let at = 0; at < names.length; at += FUNCTIONS_A_CALL) {
    const some = names.slice(at, at + FUNCTIONS_A_CALL);
    const period = periodOf({ from, to }, Date.now());
    const queries = some.flatMap(([, physicalName], index) => queriesOf(physicalName, index, period));
    result.push(
      ...(await read(
        access,
        queries,
        some.map(([name]) => name),
        { from, to },
      )),
    );
  }
  return result;
}

const DAY_MS = 86_400_000;

/** Seconds of one value that covers the range; the older its beginning, the coarser are the values that CloudWatch kept. */
export function periodOf({ from, to }: MetricsRange, now: number): number {
  const ageDays = (now - from) / DAY_MS;
  const step = ageDays > 63 ? 3600 : ageDays > 15 ? 300 : 60;
  return Math.max(1, Math.ceil((to - from) / 1000 / step)) * step;
}

function queriesOf(physicalName: string, index: number, Period: number): MetricDataQuery[] {
  const Dimensions = [{ Name: 'FunctionName', Value: physicalName }];
  return kinds.map(([kind, MetricName, Stat]) => ({
    Id: `f${index}_${kind}`,
    MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName, Dimensions }, Period, Stat },
  }));
}

async function read(
  access: AwsAccess,
  queries: MetricDataQuery[],
  names: readonly string[],
  { from, to }: MetricsRange,
) {
  const values = new Map<string, number[]>();
  let token: string | undefined;
  try {
    do {
      const page = await access.cloudWatch.send(
        new GetMetricDataCommand({
          MetricDataQueries: queries,
          StartTime: new Date(from),
          EndTime: new Date(to),
          NextToken: token,
        }),
      );
      for (const { Id = '', Values = [] } of page.MetricDataResults ?? [])
        values.set(Id, [...(values.get(Id) ?? []), ...Values]);
      token = page.NextToken;
    } while (token !== undefined);
  } catch (error) {
    throw toAwsError(error, 'read the metrics of the functions');
  }
  const sum = (id: string) => (values.get(id) ?? []).reduce((total, value) => total + value, 0);
  return names.map((functionName, index): FunctionMetrics => {
    const durations = values.get(`f${index}_p95Ms`) ?? [];
    return {
      functionName,
      calls: sum(`f${index}_calls`),
      errors: sum(`f${index}_errors`),
      throttles: sum(`f${index}_throttles`),
      p95Ms: durations.length === 0 ? undefined : Math.max(...durations),
    };
  });
}
