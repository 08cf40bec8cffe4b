// Loads a client in this fresh process and writes; prints what the first write took with loading, and one of the next.
const start = performance.now();
const { write } = require(process.argv[2]);
(async () => {
  await write('first');
  const first = performance.now() - start;
  const again = performance.now();
  for (let number = 0; number < 50; number += 1) await write(`c${number}`);
  const further = (performance.now() - again) / 50;
  console.log(JSON.stringify({ first, further }));
  process.exit(0);
})();
