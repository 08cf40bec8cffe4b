/** Something to do with a revision that asks first. `name`: what it is called now. */
export type Act = { type: 'name' | 'branch' | 'restore'; revision: number; name?: string };
