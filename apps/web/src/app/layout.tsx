import './globals.css';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '@/components/providers';

export const metadata: Metadata = {
  title: { default: 'Chalice Studio', template: '%s · Chalice Studio' },
  description: 'Design, run, deploy and watch serverless apps.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fafafb' },
    { media: '(prefers-color-scheme: dark)', color: '#0c0d10' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading it makes each page one of its own request, as the nonce of its scripts is (proxy.ts).
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    // next-themes sets the class before the first paint, which React would report as a difference.
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body className="font-sans text-sm">
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
