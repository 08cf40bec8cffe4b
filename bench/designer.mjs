// The design page with 1,000 constructs on its canvas, and the editor in a project of 100 handlers.
import { measureCanvas } from './designer/canvas.mjs';
import { measureFloor } from './designer/floor.mjs';
import { aLargeDesign } from './designer/large-design.mjs';
import { measureOpening } from './designer/opening.mjs';
import { measureReaction } from './designer/reaction.mjs';
import { measureTypes } from './designer/types.mjs';
import { changeDocument, createProject } from './lib/api.mjs';

const CONSTRUCTS = 1000;

export async function measure({ context, page }) {
  const project = await createProject(page, { name: 'designer' });
  await changeDocument(page, project.id, aLargeDesign(CONSTRUCTS).edits);
  const address = `/p/${project.id}/design`;
  return [
    ...(await measureOpening(context, address)),
    ...(await measureFloor(context)),
    ...(await measureCanvas(context, address)),
    ...(await measureReaction(context, address)),
    ...(await measureTypes(context, page)),
  ];
}
