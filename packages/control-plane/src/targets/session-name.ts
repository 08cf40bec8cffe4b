/** What CloudTrail shows of a call: what it is for (a deployment’s id, `invoke`, `observe`), and who asked for it. */
export function sessionName(purpose: string, by: string): string {
  const who = by.normalize('NFKD').replace(/[^\w+=,.@-]+/g, '-');
  return `${purpose.slice(0, 32)}.${who}`.slice(0, 64);
}
