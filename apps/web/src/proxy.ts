import { type NextRequest, NextResponse } from 'next/server';
import { isPublicPage } from '@/lib/public-pages';
import { contentSecurityPolicy } from '@/lib/server/content-security-policy';

/**
 * Asks those without a session to sign in, and gives every page its policy, with a nonce of its own, which Next puts on
 * the scripts that it writes into the page.
 */
export function proxy(request: NextRequest): NextResponse {
  if (!isPublic(request) && !hasSession(request)) return NextResponse.redirect(signInUrl(request));
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = contentSecurityPolicy({ nonce, isDevelopment: process.env.NODE_ENV === 'development' });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next reads the nonce from the request's policy.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

function isPublic({ nextUrl }: NextRequest): boolean {
  return isPublicPage(nextUrl.pathname) || nextUrl.pathname.includes('.');
}

/** Only whether there is one: what it is worth the API decides, which then leads to the same page. */
function hasSession({ cookies }: NextRequest): boolean {
  return cookies.getAll().some(({ name }) => name.endsWith('chalice-studio.session_token'));
}

/** Whoever comes to the front door has no errand to be led back to. */
function signInUrl({ nextUrl }: NextRequest): URL {
  const url = nextUrl.clone();
  const next = `${nextUrl.pathname}${nextUrl.search}`;
  url.pathname = '/sign-in';
  url.search = next === '/' ? '' : `?next=${encodeURIComponent(next)}`;
  return url;
}

/** Pages only: the API answers data, and what lies below `_next` and `monaco` are files. */
export const config = {
  matcher: [
    {
      source: '/((?!api/|_next/|favicon.ico|icon.svg).*)',
      // A prefetch carries no document that a policy would be for.
      missing: [
        { type: 'header', key: 'next-router-prefetch' },
        { type: 'header', key: 'purpose', value: 'prefetch' },
      ],
    },
  ],
};
