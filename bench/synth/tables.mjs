const FLOOR = 'node and esbuild alone';

/** Prints what was measured as Markdown. */
export function printTables(rows) {
  const counts = [...new Set(rows.map(({ count }) => count))];
  const names = [...new Set(rows.map(({ name }) => name))];
  const at = (name, count) => rows.find((row) => row.name === name && row.count === count);
  print(
    'Seconds by number of routes, median of whole processes; in brackets: times node and esbuild alone.',
    counts,
    names,
    (name, count) => {
      const floor = at(FLOOR, count)?.seconds;
      const { seconds } = at(name, count);
      return floor === undefined ? seconds.toFixed(2) : `${seconds.toFixed(2)} (${(seconds / floor).toFixed(1)})`;
    },
  );
  print('The fastest run, in seconds.', counts, names, (name, count) => at(name, count).least.toFixed(2));
  print('Seconds of processor time.', counts, names, (name, count) => at(name, count).cpuSeconds.toFixed(2));
  print('Memory of the largest process, MB.', counts, names, (name, count) => at(name, count).megabytes.toFixed(0));
  print('Resources of the template; in brackets: its KB.', counts, names, (name, count) => {
    const { resources, templateKb } = at(name, count);
    return `${resources} (${templateKb.toFixed(0)})`;
  });
}

function print(title, counts, names, cell) {
  console.log(`${title}\n`);
  console.log(row(['', ...counts]));
  console.log(row(['---', ...counts.map(() => '--:')]));
  for (const name of names) console.log(row([name, ...counts.map((count) => cell(name, count))]));
  console.log('');
}

const row = (cells) => `| ${cells.join(' | ')} |`;
