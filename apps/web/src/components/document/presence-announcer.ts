import type { Announcement } from './transport';

/** Announcements are kept for 30 s by the server: say it again well before. */
const REPEAT_MS = 12_000;
const PAUSE_MS = 200;

export type PresenceAnnouncer = { say(change: Partial<Announcement>): void; leave(): void; stop(): void };

/** Says where this person is, at most every 200 ms, always the newest last. */
export function createPresenceAnnouncer(announce: (announcement: Announcement) => Promise<void>): PresenceAnnouncer {
  let current: Announcement = { selection: [] };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;

  function send(): void {
    isDue = false;
    // A lost announcement is made good by the next one.
    announce(current).catch(() => undefined);
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) send();
    }, PAUSE_MS);
  }

  const leave = () => void announce({ ...current, isLeaving: true }).catch(() => undefined);
  const repeat = setInterval(send, REPEAT_MS);
  send();

  return {
    say(change) {
      const next = { ...current, ...change };
      if (JSON.stringify(next) === JSON.stringify(current)) return;
      current = next;
      if (timer === undefined) send();
      else isDue = true;
    },
    leave,
    stop() {
      clearTimeout(timer);
      clearInterval(repeat);
      leave();
    },
  };
}
