import { createTransport } from 'nodemailer';

export type MailSettings = { smtpUrl: string; from: string };
export type Mail = { to: string; subject: string; text: string; html: string };

/** What became of a mail: `none` when the studio has no mail server, so that a link has to be copied. */
export type MailOutcome = 'sent' | 'failed' | 'none';

/** A person waits for the answer: a mail server that does not answer is one that does not work. */
const PATIENCE_MS = 10_000;

/** Sends by the mail server of the settings, any that speaks SMTP. */
export class Mailer {
  readonly #settings: MailSettings | undefined;

  constructor(settings: MailSettings | undefined) {
    this.#settings = settings;
  }

  get isConfigured(): boolean {
    return this.#settings !== undefined;
  }

  /** Never throws: what the mail is about stands without it, and whoever asked is told to pass it on by hand. */
  async send({ to, subject, text, html }: Mail): Promise<MailOutcome> {
    if (this.#settings === undefined) return 'none';
    const { smtpUrl, from } = this.#settings;
    const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
    const transport = createTransport({ url: smtpUrl, ...patience, disableFileAccess: true, disableUrlAccess: true });
    try {
      // One line: a line break in a name must not become a header of its own.
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject: subject.replace(/\s+/g, ' '),
        text,
        html,
      });
      return 'sent';
    } catch (error) {
      console.error(`[mail] to ${to}: ${error instanceof Error ? error.message : String(error)}`);
      return 'failed';
    } finally {
      transport.close();
    }
  }
}
