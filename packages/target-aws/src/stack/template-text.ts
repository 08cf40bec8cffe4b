import { z } from 'zod';

const resourceSchema = z.looseObject({ Type: z.string(), DeletionPolicy: z.string().optional() });
const templateSchema = z.looseObject({ Resources: z.record(z.string(), resourceSchema).default({}) });
export type ParsedTemplate = z.infer<typeof templateSchema>;

/** A template that we made and CloudFormation kept for us: JSON. */
export const parseTemplate = (text: string): ParsedTemplate => templateSchema.parse(JSON.parse(text));
