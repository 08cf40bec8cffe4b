// The only way from outside to the runner, which has no route out itself: hands connections on, both ways.
// usage: node docker/forward-port.mjs LISTEN_PORT TARGET_HOST TARGET_PORT
import { connect, createServer } from 'node:net';

const [listenPort, targetHost, targetPort] = process.argv.slice(2);

const server = createServer({ allowHalfOpen: true, noDelay: true }, (outside) => {
  const inside = connect({ host: targetHost, port: Number(targetPort), allowHalfOpen: true, noDelay: true });
  outside.pipe(inside);
  inside.pipe(outside);
  // One end that breaks takes the other along; pipe alone would leave it open.
  outside.once('error', () => inside.destroy());
  inside.once('error', () => outside.destroy());
  outside.once('close', () => inside.destroy());
  inside.once('close', () => outside.destroy());
});
server.listen(Number(listenPort), () =>
  console.log(`handing ${server.address().port} on to ${targetHost}:${targetPort}`),
);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
