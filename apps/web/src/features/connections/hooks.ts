'use client';

import type { ConnectionRecord } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/lib/api';
import { useCapturePolicy } from '@/lib/capture';
import { useTopic } from '@/lib/stream/stream';
import { addSentMessage, readSentMessages } from './model/sent-messages';

/** The connections of a stage as they come and go; `trouble`: why none do, where the account says no. */
export function useConnections(stageId: string, { isDeployed }: { isDeployed: boolean }) {
  const queryClient = useQueryClient();
  const options = api.connections.list.queryOptions({ input: { stageId }, enabled: isDeployed });
  const [trouble, setTrouble] = useState<string>();
  const streamState = useTopic(isDeployed ? `connections:${stageId}` : undefined, (message) => {
    if (message.type === 'trouble') setTrouble(message.message);
    if (message.type === 'gap' || message.type === 'connections') setTrouble(undefined);
    if (message.type === 'connections')
      queryClient.setQueryData<ConnectionRecord[]>(options.queryKey, message.connections);
    if (message.type === 'gap') void queryClient.invalidateQueries({ queryKey: options.queryKey });
  });
  return { ...useQuery(options), streamState, trouble };
}

export function useSendToConnection() {
  return useMutation(api.connections.send.mutationOptions());
}

export function useDisconnect() {
  return useMutation(api.connections.disconnect.mutationOptions());
}

/** The last messages that were sent from this browser to the stage, where the project keeps some. */
export function useSentMessages(stageId: string): [readonly string[], (message: string) => void] {
  const policy = useCapturePolicy();
  const [added, setAdded] = useState<readonly string[]>();
  if (policy === undefined) return [[], () => {}];
  const place = { storage: window.localStorage, stageId, policy };
  return [added ?? readSentMessages(place), (message) => setAdded(addSentMessage(place, message))];
}
