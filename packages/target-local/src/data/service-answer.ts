/** What a service with a JSON protocol answers. */
export type ServiceAnswer = { status: number; body: Record<string, unknown> };
