/** Cookies are named for the product: a browser sends those of every port of a host, and the gateway strips ours by this. */
export const COOKIE_PREFIX = 'chalice-studio';
