/**
 * Runs steps in up to `lanes` at once, each as soon as the steps in its `after` have passed, in the order of the list.
 * `run` answers a result with `isOk`; what stands behind a step that is not ok goes to `refuse` instead.
 */
export async function runLanes({ steps, lanes, run, refuse }) {
  const results = new Map();
  const waiting = [...steps];
  const running = new Set();

  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < lanes ? takeNext({ waiting, results, steps }) : undefined;
    if (next?.blocker) {
      results.set(next.step.name, refuse(next.step, next.blocker));
    } else if (next) {
      const done = run(next.step).then((result) => {
        results.set(next.step.name, result);
        running.delete(done);
      });
      running.add(done);
    } else if (running.size > 0) {
      await Promise.race(running);
    } else {
      throw new Error(`these steps wait for each other: ${waiting.map(({ name }) => name).join(', ')}`);
    }
  }
  return steps.map((step) => results.get(step.name));
}

function takeNext({ waiting, results, steps }) {
  const isChosen = (name) => steps.some((step) => step.name === name);
  for (const [index, step] of waiting.entries()) {
    const before = (step.after ?? []).filter(isChosen);
    const blocker = before.find((name) => results.get(name)?.isOk === false);
    if (!blocker && !before.every((name) => results.get(name)?.isOk)) continue;
    waiting.splice(index, 1);
    return { step, blocker };
  }
  return undefined;
}
