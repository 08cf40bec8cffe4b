/**
 * Runs as root of a fresh user, mount, network and process namespace: builds a root of its own from what a sandbox may see,
 * leaves the old one for ever, drops every capability, and becomes the program. Sockets are read-only too: Node's permission
 * model lets code listen where it likes, which makes files; connecting to what is there needs no writing.
 * Arguments: root folder (empty, of the host), app folder, child folder, sockets folder or nothing, node binary, then the program's
 * words.
 */
export const enterScript = `set -e
root=$1 app=$2 child=$3 sockets=$4 node=$5
shift 5
mount --make-rprivate /
mount -t tmpfs -o size=1m,mode=755 root "$root"
mkdir -p "$root/app" "$root/child" "$root/sockets" "$root/tmp" "$root/proc" "$root/dev" "$root/etc" "$root/bin" "$root/old" "$root/lib" "$root/lib64" "$root/usr/lib" "$root/usr/lib64"
bind() { mount --rbind "$1" "$2"; mount -o remount,bind,ro "$2" 2>/dev/null || true; }
for folder in /lib /lib64 /usr/lib /usr/lib64; do if [ -d "$folder" ]; then bind "$folder" "$root$folder"; fi; done
file() { : > "$2"; bind "$1" "$2"; }
file "$(command -v setpriv)" "$root/bin/setpriv"
file "$node" "$root/bin/node"
bind "$app" "$root/app"
bind "$child" "$root/child"
if [ -n "$sockets" ]; then bind "$sockets" "$root/sockets"; fi
for device in null zero random urandom; do : > "$root/dev/$device"; mount --bind "/dev/$device" "$root/dev/$device"; done
echo '127.0.0.1 localhost' > "$root/etc/hosts"
echo 'sandbox:x:0:0:sandbox:/tmp:/bin/false' > "$root/etc/passwd"
mount -t tmpfs -o size=128m,nr_inodes=65536,mode=1777 tmp "$root/tmp"
mount -t proc proc "$root/proc" 2>/dev/null || true
leave=/old$(command -v umount)
cd "$root"
pivot_root . old
"$leave" -l /old
cd /app
exec /bin/setpriv --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
`;
