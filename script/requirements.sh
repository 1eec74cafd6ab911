# Sourced by script/demo and script/test: what they need from this machine, and how it gets here.
# Debian packages are installed where this is root or may use sudo; elsewhere they are named and the script ends.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

say() { echo "$*" >&2; }
stop() {
    say "$(basename "$0"): $*"
    exit 1
}

# Which packages are missing is told by the files that are needed, so that any way of installing them will do.
missing_packages() {
    [ -e /usr/include/ncursesw/curses.h ] || [ -e /usr/include/curses.h ] || echo libncursesw5-dev
    [ -e /usr/include/postgresql/libpq-fe.h ] || [ -e /usr/include/libpq-fe.h ] || echo libpq-dev
    [ -e /usr/include/openssl/ssl.h ] || echo libssl-dev
    postgres_programs || echo postgresql
    [ -z "${standalone:-}" ] || [ -e /usr/include/libxml2/libxml/tree.h ] || echo libxml2-dev
    command -v setpriv >/dev/null || echo util-linux
    python3 -m pip --version >/dev/null 2>&1 || echo python3-pip
}

postgres_programs() {
    local folder
    for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin ${PATH//:/ }; do
        [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && return 0
    done
    return 1
}

# What building and running need.
install_packages() {
    local packages as=""
    packages=$(missing_packages | tr '\n' ' ')
    [ -n "${packages// /}" ] || return 0
    local remedy="Missing: $packages
Install them with: sudo apt-get update && sudo apt-get install $packages"
    command -v apt-get >/dev/null || stop "$remedy
(these are the names of Debian's packages; this machine has no apt-get)"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || stop "$remedy"
        as=sudo
    fi
    say "Installing $packages..."
    local log
    log=$(mktemp)
    # shellcheck disable=SC2086 # a list of packages
    if ! {
        # A failed update (one of several sources away) is no reason to stop: the lists that are here may do.
        $as apt-get update -qq || true
        $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages
    } </dev/null >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        stop "$remedy"
    fi
    rm -f "$log"
    [ -z "$(missing_packages)" ] || stop "still missing after the installation: $(missing_packages | tr '\n' ' ')"
}

need_swift() {
    command -v swift >/dev/null || PATH=$PATH:/opt/swift/usr/bin:/usr/local/swift/usr/bin
    command -v swift >/dev/null ||
        stop "Swift 6.3 is missing. Install it as https://www.swift.org/install/linux says, and put it into PATH."
    local version
    # A Swift that misses a library of its own says which; its words are passed on.
    version=$(swift --version 2>&1) || stop "$(command -v swift) does not run: $version"
    version=$(sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' <<<"$version" | head -n 1)
    [ "$(printf '%s\n6.3\n' "$version" | sort -V | head -n 1)" = 6.3 ] ||
        stop "Swift 6.3 or newer is needed; $(command -v swift) is version ${version:-unknown}."
}
