'use client';

import type { WebsocketClientEvent } from '@chalice-studio/control-plane/contract';
import { useEffect, useEffectEvent, useState } from 'react';
import { client } from '@/lib/api';
import { describeFailure } from '@/lib/api-error';
import { listen } from '@/lib/stream/stream';
import { type ClientLog, emptyClientLog, reopened, withEvent } from './model/client-log';

export type WebsocketClient = {
  log: ClientLog;
  open: (query: string) => Promise<void>;
  send: (data: string) => Promise<void>;
  close: () => Promise<void>;
};

/** One client that the studio's server runs for this page; it is closed when the page leaves it. */
export function useWebsocketClient(stageId: string): WebsocketClient {
  const [clientId, setClientId] = useState<string>();
  const [log, setLog] = useState<ClientLog>(emptyClientLog);
  const add = useEffectEvent((event: WebsocketClientEvent) => setLog((before) => withEvent(before, event)));

  useEffect(() => {
    if (clientId === undefined) return;
    const stop = listen(`websocket-client:${clientId}`, (message) => {
      if (message.type === 'websocket-client') add(message.event);
    });
    return () => {
      stop();
      // Closing what has closed by itself is refused, which is of no concern to a page that goes.
      client.websocketClients.close({ clientId }).catch(() => undefined);
    };
  }, [clientId]);

  const fail = (what: string, error: unknown) =>
    setLog((before) =>
      withEvent(before, { type: 'failed', at: Date.now(), message: `${what}: ${describeFailure(error).message}` }),
    );
  return {
    log,
    open: async (query) => {
      setLog(reopened);
      try {
        const opened = await client.websocketClients.open({ stageId, query });
        setClientId(opened.clientId);
      } catch (error) {
        fail('The client could not be opened', error);
      }
    },
    send: async (data) => {
      if (clientId === undefined) return;
      try {
        await client.websocketClients.send({ clientId, data });
      } catch (error) {
        fail('The message was not sent', error);
      }
    },
    close: async () => {
      if (clientId === undefined) return;
      try {
        await client.websocketClients.close({ clientId });
      } catch (error) {
        fail('The client could not be closed', error);
      }
    },
  };
}
