import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, getSessionFromCtx } from 'better-auth/api';
import { z } from 'zod';
import type { Flow } from '../../open-id/flow';
import { finishFlow, startFlow } from '../../open-id/flow';
import { OpenIdError } from '../../open-id/problems';
import { OPEN_ID_CALLBACK, OPEN_ID_START } from '../../open-id/redirect-url';
import { asApi } from '../api-error';
import type { SignInContext } from './context';
import { admit } from './open-id-admission';

/** From the first page to the last; a provider asks for a password and a code meanwhile. */
const FLOW_SECONDS = 600;
const COOKIE = 'open_id';

const startBody = z.object({
  /** Where to go afterwards, within the studio. */
  next: z.string().max(2000).optional(),
  /** To open the account of who is signed in by the provider from now on, too. */
  connects: z.boolean().optional(),
});

const flowSchema = z.object({
  verifier: z.string(),
  nonce: z.string(),
  next: z.string().optional(),
  connects: z.string().optional(),
}) satisfies z.ZodType<Flow>;

/** Signing in by the company's OpenID provider: authorization code with PKCE, state and nonce. */
export function openId(context: SignInContext) {
  const { providers, origins } = context;
  return {
    id: 'open-id',
    endpoints: {
      startOpenId: createAuthEndpoint(OPEN_ID_START, { method: 'POST', body: startBody }, (ctx) =>
        asApi(async () => {
          const session = ctx.body.connects === true ? await getSessionFromCtx(ctx) : null;
          if (ctx.body.connects === true && session === null) throw new APIError('UNAUTHORIZED');
          const { url, state, flow } = await startFlow({ providers, origins });
          const { next } = ctx.body;
          const value: Flow = { ...flow, ...(next && { next }), ...(session && { connects: session.user.id }) };
          await ctx.context.internalAdapter.createVerificationValue({
            ...{ identifier: identifierOf(state), value: JSON.stringify(value) },
            expiresAt: new Date(Date.now() + FLOW_SECONDS * 1000),
          });
          const cookie = ctx.context.createAuthCookie(COOKIE, { maxAge: FLOW_SECONDS });
          await ctx.setSignedCookie(cookie.name, state, ctx.context.secret, cookie.attributes);
          return ctx.json({ url: url.href });
        }),
      ),
      finishOpenId: createAuthEndpoint(OPEN_ID_CALLBACK, { method: 'GET' }, async (ctx) => {
        const query = new URL(ctx.request?.url ?? '', origins.publicUrl).searchParams;
        let flow: Flow | undefined;
        try {
          const cookie = ctx.context.createAuthCookie(COOKIE);
          const state = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
          // It is over for this browser, whatever comes of it.
          ctx.setCookie(cookie.name, '', { ...cookie.attributes, maxAge: 0 });
          if (typeof state !== 'string' || state !== query.get('state')) throw new OpenIdError('expired');
          const kept = await ctx.context.internalAdapter.consumeVerificationValue(identifierOf(state));
          if (kept === null || kept.expiresAt < new Date()) throw new OpenIdError('expired');
          flow = flowSchema.parse(JSON.parse(kept.value));
          const arrival = await finishFlow({ providers, origins, query, state, flow });
          await admit({ ctx, context, arrival, flow });
        } catch (error) {
          if (!(error instanceof OpenIdError)) throw error;
          if (error.cause !== undefined) ctx.context.logger.error(error.message, error.cause);
          const page = flow?.connects === undefined ? '/sign-in' : '/settings';
          const search = new URLSearchParams({ problem: error.problem, ...(flow?.next && { next: flow.next }) });
          throw ctx.redirect(`${origins.publicUrl}${page}?${search}`);
        }
        throw ctx.redirect(pageOf(origins.publicUrl, flow));
      }),
    },
    rateLimit: [{ pathMatcher: (path) => path.startsWith('/open-id/'), window: 60, max: 60 }],
  } satisfies BetterAuthPlugin;
}

function identifierOf(state: string): string {
  return `open-id-${state}`;
}

/** Only a page of the studio: the link that somebody came by may be anybody's. */
function pageOf(publicUrl: string, { next, connects }: Flow): string {
  if (connects !== undefined) return `${publicUrl}/settings`;
  if (next === undefined || !next.startsWith('/')) return `${publicUrl}/`;
  const url = new URL(next, publicUrl);
  return url.origin === publicUrl ? url.href : `${publicUrl}/`;
}
