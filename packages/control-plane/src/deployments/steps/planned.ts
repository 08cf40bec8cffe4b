import type { Step } from './step';

/** Local stages need no approval: what is planned is executed, under the same hold on the stage. */
export const planned: Step = async () => ({ type: 'next', status: 'executing' });
