const MINIMUM = [20, 19];

/** Why this Node cannot run the studio, or undefined. `version` is `process.versions.node`. */
export function nodeProblem(version) {
  const [major, minor] = version.split('.').map(Number);
  const isEnough = major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
  if (isEnough) return undefined;
  return `Chalice Studio needs Node ${MINIMUM.join('.')} or newer; this is Node ${version}. Install a newer one and run the command again.`;
}
