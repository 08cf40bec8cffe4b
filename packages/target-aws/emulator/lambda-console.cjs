// Loaded into every function that the emulator runs: Lambda's JSON log format (LoggingConfig.LogFormat), one object a line.
// The emulator adds the request id; it knows which invocation a line came from.
const { format } = require('node:util');

const levels = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' };

for (const [method, level] of Object.entries(levels)) {
  console[method] = (...values) => {
    const [only] = values;
    const isObject = values.length === 1 && typeof only === 'object' && only !== null && !(only instanceof Error);
    const message = isObject ? only : format(...values);
    process.stderr.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, message })}\n`);
  };
}
