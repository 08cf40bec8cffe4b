import { createRecordId } from '../record-id';
import type { TestPerson } from './person';

/** All that a person's event stream says of these topics, as it goes over the wire, until it is closed. */
export async function hear(person: TestPerson, topics: string[]) {
  const streamId = createRecordId();
  const { body } = await person.fetch(`/api/stream?stream=${streamId}`);
  if (body === null) throw new Error('The stream did not open.');
  await person.client.streams.subscribe({ streamId, topics });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const heard = {
    text: '',
    close: async () => {
      await reader.cancel();
      await reading;
    },
  };
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard.text += value;
    }
  })();
  return heard;
}
