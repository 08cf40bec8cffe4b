import type { Mail } from './mailer';

export type Page = {
  title: string;
  paragraphs: readonly string[];
  button: { label: string; url: string };
  note: string;
};

/** A mail of a few sentences and one button, as text and as HTML. People's names are in it: all of it is escaped. */
export function mailOf({ title, paragraphs, button, note }: Page): Omit<Mail, 'to'> {
  const text = [title, ...paragraphs, `${button.label}: ${button.url}`, note].join('\n\n');
  const paragraph = (words: string) => `<p style="margin:0 0 16px">${escapeHtml(words)}</p>`;
  const html = `<!doctype html>
<html lang="en"><body style="margin:0;padding:32px 16px;background:#f6f6f7;font:15px/1.5 system-ui,sans-serif;color:#18181b">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#fff;border:1px solid #e4e4e7;border-radius:8px">
<h1 style="margin:0 0 16px;font-size:18px">${escapeHtml(title)}</h1>
${paragraphs.map(paragraph).join('\n')}
<p style="margin:24px 0"><a href="${escapeHtml(button.url)}" style="display:inline-block;padding:10px 16px;background:#18181b;color:#fff;border-radius:6px;text-decoration:none">${escapeHtml(button.label)}</a></p>
<p style="margin:0;font-size:13px;color:#71717a">${escapeHtml(note)}</p>
</div></body></html>`;
  return { subject: title, text, html };
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
