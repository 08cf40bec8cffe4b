import type { Plan } from '@chalice-studio/target';
import { z } from 'zod';
import type { BlobStore } from '../blobs/blob-store';
import { planTextSchema } from './plan-schema';

const storedSchema = planTextSchema.extend({ origins: z.record(z.string(), z.string()).optional() });
type PlanText = z.infer<typeof storedSchema>;

/** Keeps the template, the change set and where each resource comes from; null where the target has no such words. */
export async function putPlanText(blobs: BlobStore, { template, raw, origins }: Plan): Promise<string | null> {
  if (template === undefined && raw === undefined) return null;
  const text: PlanText = { template, changeSet: raw, ...(origins === undefined ? {} : { origins: { ...origins } }) };
  return blobs.put(Buffer.from(JSON.stringify(text)));
}

/** Empty where there is none, or it is not kept any more. */
export async function findPlanText(blobs: BlobStore, templateSha: string | null): Promise<PlanText> {
  const bytes = templateSha === null ? undefined : await blobs.find(templateSha);
  return bytes === undefined ? {} : storedSchema.parse(JSON.parse(Buffer.from(bytes).toString()));
}
