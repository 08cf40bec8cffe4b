/** Problems of a stage: `entityId` is `stage`, paths are fields of the StageConfig. */
export const STAGE_ID = 'stage';
