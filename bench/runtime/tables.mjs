/** Prints what was measured as Markdown. */
export function printDispatch(results) {
  const counts = Object.keys(results);
  for (const count of counts) {
    const byPeer = results[count];
    const names = Object.keys(byPeer);
    const kinds = Object.keys(byPeer[names[0]]);
    const floor = byPeer['hand-written'];
    console.log(`Microseconds an invocation, ${count} routes; in brackets: times the hand-written handler.\n`);
    console.log(row(['', ...kinds]));
    console.log(row(['---', ...kinds.map(() => '--:')]));
    for (const name of names) {
      const cells = kinds.map((kind) => {
        const micros = byPeer[name][kind];
        return micros === undefined ? '–' : `${digits(micros)} (${(micros / floor[kind]).toFixed(2)})`;
      });
      console.log(row([name, ...cells]));
    }
    console.log('');
  }
  if (counts.length > 1) printGrowth(results, counts);
}

function printGrowth(results, counts) {
  console.log('Get with parameters by number of routes, in microseconds.\n');
  console.log(row(['', ...counts, `${counts.at(-1)} to ${counts[0]}`]));
  console.log(row(['---', ...counts.map(() => '--:'), '--:']));
  for (const name of Object.keys(results[counts[0]])) {
    const times = counts.map((count) => results[count][name]['get parameters']);
    console.log(row([name, ...times.map(digits), (times.at(-1) / times[0]).toFixed(2)]));
  }
  console.log('');
}

export function printColdStart(apps) {
  const empty = apps.find(({ name }) => name === 'empty');
  console.log('A hello app: bundle bytes, and milliseconds in a fresh process.\n');
  console.log(row(['', 'minified KB', 'gzipped KB', 'load', 'first event', 'more than empty']));
  console.log(row(['---', '--:', '--:', '--:', '--:', '--:']));
  for (const { name, bytes, gzipped, load, first } of apps) {
    const more = load + first - empty.load - empty.first;
    const size = [bytes, gzipped].map((each) => (each / 1024).toFixed(1));
    console.log(row([name, ...size, load.toFixed(2), first.toFixed(2), more.toFixed(2)]));
  }
  console.log('');
}

export function printRegistry(clients) {
  console.log('A client of the WebSocket connection registry: bytes in the bundle, milliseconds in a fresh process.\n');
  console.log(row(['', 'minified KB', 'gzipped KB', 'load and first write', 'each further write']));
  console.log(row(['---', '--:', '--:', '--:', '--:']));
  for (const { name, bytes, gzipped, first, further } of clients) {
    const size = [bytes, gzipped].map((each) => (each / 1024).toFixed(1));
    console.log(row([name, ...size, first.toFixed(1), further.toFixed(2)]));
  }
  console.log('');
}

const row = (cells) => `| ${cells.join(' | ')} |`;
const digits = (micros) => (micros < 10 ? micros.toFixed(2) : micros < 100 ? micros.toFixed(1) : micros.toFixed(0));
