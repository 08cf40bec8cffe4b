/** All that a link for reading opens; each of them asks the gate as well. What is not here it is refused, new ones too. */
export const linkProcedures: ReadonlySet<string> = new Set([
  'shares.open',
  'revisions.open',
  'canvas.get',
  'logs.query',
]);
