import { z } from 'zod';
import { procedure, recordId } from '../contract/base';

export const captureSchema = z.object({
  isOn: z.boolean(),
  /** Names of headers, parameters and fields that are not kept, beside those that look like secrets anyway. */
  redactedFields: z.array(z.string().trim().min(1).max(100)).max(100),
});

const byProject = z.object({ projectId: recordId });
const tags = ['Projects'];

export const privacyContract = {
  capture: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/capture', tags })
    .input(byProject)
    .output(captureSchema),
  setCapture: procedure
    .route({ method: 'PUT', path: '/projects/{projectId}/capture', tags })
    .input(byProject.extend(captureSchema.shape))
    .output(captureSchema),
};
