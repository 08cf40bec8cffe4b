import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it is sent. */
export class MailSink {
  readonly mails: { to: string[]; text: string }[] = [];
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        this.mails.push({ to, text: readable(Buffer.concat(chunks).toString('utf8')) });
        done();
      });
    },
  });

  listen(): Promise<number> {
    return new Promise((resolve) => {
      const server = this.#server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

/** Quoted-printable breaks lines and writes = as =3D. */
function readable(mail: string): string {
  return mail.replace(/=\r\n/g, '').replaceAll('=3D', '=');
}
