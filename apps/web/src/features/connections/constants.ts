import type { ConnectionRecord } from '@chalice-studio/control-plane/contract';

export const CONNECTION_STATE_WORDS: Record<
  ConnectionRecord['state'],
  { label: string; explanation: string; tone: 'success' | 'warning' | 'idle' }
> = {
  confirmed: { label: 'Connected', explanation: 'API Gateway knows this connection.', tone: 'success' },
  'probably-gone': {
    label: 'Probably gone',
    explanation: 'API Gateway no longer knows it, but $disconnect has not been called.',
    tone: 'warning',
  },
  expired: {
    label: 'Expired',
    explanation: 'API Gateway closes a connection after 2 hours, or 10 idle minutes.',
    tone: 'idle',
  },
};
