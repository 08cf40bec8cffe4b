import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Becomes a process whose root is the image's: the folders of the system from this machine, read only, all else from the
 * image's own folder. Arguments: root folder, Node's prefix, user id, working directory, npm's cache, then the command.
 */
const ENTER = `set -e
root=$1 prefix=$2 user=$3 cwd=$4 cache=$5
shift 5
mount --make-rprivate /
mount --bind "$root" "$root"
for folder in /usr /lib /lib64 /bin /sbin /etc /opt /dev /sys "$prefix"; do
  if [ -d "$folder" ]; then mkdir -p "$root$folder"; mount --rbind "$folder" "$root$folder"; fi
done
mkdir -p "$root/proc" "$root/tmp" "$root/old" "$root/npm-cache"
mount --bind "$cache" "$root/npm-cache"
mount --rbind /proc "$root/proc"
cd "$root"
pivot_root . old
umount -l /old
cd "$cwd"
exec unshare -U --map-user="$user" --map-group="$user" -- "$@"
`;

/** Starts a command inside an image's root, as `user`; outside it is whoever runs this, or `nobody` where that is root. */
export function spawnInImage({ root, cache, user, cwd, env, command, stdio }) {
  const prefix = path.dirname(path.dirname(process.execPath));
  const outside = process.getuid() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'] : [];
  const enter = [...outside, 'unshare', '-Urm', 'sh', '-c', ENTER, 'enter', root, prefix, String(user), cwd, cache];
  const [program, ...args] = [...enter, ...command];
  const clean = {
    PATH: `${path.dirname(process.execPath)}:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    HOME: '/tmp',
    npm_config_cache: '/npm-cache',
    ...env,
  };
  return spawn(program, args, { env: clean, stdio });
}

/** Copies like COPY: a folder's content, or files into a folder; `into` ends in `/` for a folder. */
export function copyIntoImage({ from, sources, root, cwd, into }) {
  const target = path.join(root, path.resolve('/', cwd, into));
  const isFolder = into.endsWith('/') || into === '.' || sources.length > 1;
  for (const source of sources) {
    const place = path.join(from, source);
    if (!existsSync(place)) throw new Error(`COPY ${source}: there is no such file in ${from}`);
    const isFile = isFolder && statSync(place).isFile();
    const goal = isFile ? path.join(target, path.basename(source)) : target;
    mkdirSync(path.dirname(goal), { recursive: true });
    cpSync(place, goal, { recursive: true, verbatimSymlinks: true });
  }
  giveToUser(target);
}

/** Lets the unprivileged user of `spawnInImage` write a folder, and all below it, where we are root. */
export function giveToUser(folder) {
  if (process.getuid() === 0) spawnSync('chown', ['-R', '65534:65534', folder]);
}
