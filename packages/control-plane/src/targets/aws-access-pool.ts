import { AwsAccess, type AwsConnection, roleCredentials } from '@chalice-studio/target-aws';
import type { AwsSettings } from '../settings/settings';

/** Sessions are short and made for one person’s purpose; so many are kept, the least used go first. */
const MOST_KEPT = 200;

/** The studio’s ways into AWS: its own identity, and sessions of the connections’ roles, each opened once. */
export class AwsAccessPool {
  readonly #settings: AwsSettings;
  readonly #studio = new Map<string, AwsAccess>();
  readonly #sessions = new Map<string, AwsAccess>();

  constructor(settings: AwsSettings) {
    this.#settings = settings;
  }

  /** As the studio itself: whom customers’ trust policies name. */
  studio(region = this.#settings.region): AwsAccess {
    const known = this.#studio.get(region);
    if (known !== undefined) return known;
    const access = new AwsAccess({ region, endpoint: this.#settings.endpoint });
    this.#studio.set(region, access);
    return access;
  }

  /** In a role of a connection. One that was connected anew has other ARNs or another id, so never an old session. */
  session(connection: AwsConnection, role: 'observe' | 'deploy', name: string): AwsAccess {
    const { region, externalId } = connection;
    const roleArn = connection.roleArns[role];
    const key = [connection.id, region, roleArn, externalId, name].join('\n');
    const access = this.#sessions.get(key) ?? this.#open(region, { roleArn, externalId, sessionName: name });
    this.#sessions.delete(key);
    this.#sessions.set(key, access);
    // Not destroyed: somebody may be in the middle of a call with it. It holds no socket for long.
    for (const [oldest] of this.#sessions) {
      if (this.#sessions.size <= MOST_KEPT) break;
      this.#sessions.delete(oldest);
    }
    return access;
  }

  close(): void {
    for (const access of [...this.#studio.values(), ...this.#sessions.values()]) access.destroy();
    this.#studio.clear();
    this.#sessions.clear();
  }

  #open(region: string, session: Parameters<typeof roleCredentials>[1]): AwsAccess {
    const credentials = roleCredentials(this.studio(region), session);
    return new AwsAccess({ region, endpoint: this.#settings.endpoint, credentials });
  }
}
