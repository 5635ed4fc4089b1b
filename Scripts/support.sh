# Shared by the scripts beside it; source it, do not run it.

# The package folder, whatever folder the caller stands in.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Says what is being done, on standard error, so that results on standard output stay clean.
say() { printf '==> %s\n' "$*" >&2; }

# Says why it cannot go on, and ends.
give_up() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

need_swift() {
  command -v swift >/dev/null \
    || give_up "there is no swift on the PATH; install Swift 6.2 or later from https://www.swift.org/install/linux/ and run this again."
}

# Whether a Debian package is there; where there is no dpkg, whether the file given after it is.
has_package() {
  if command -v dpkg-query >/dev/null; then
    dpkg-query --show --showformat '${Status}\n' "$1" 2>/dev/null | grep -q 'ok installed'
  else
    [ -e "$2" ] || command -v "$2" >/dev/null
  fi
}

# Installs Debian packages with apt-get, as root or through sudo.
install_packages() {
  command -v apt-get >/dev/null \
    || give_up "$* is missing and there is no apt-get; install it with your package manager and run this again."
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null \
      || give_up "$* is missing; as root, run: apt-get install $*"
    as_root=(sudo)
  fi
  say "Installing $*"
  ${as_root[@]+"${as_root[@]}"} apt-get update >&2 || say "apt-get update failed; trying with the package lists at hand"
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "$@" >&2
}

# Installs what is missing of "package file-it-brings" pairs.
need_packages() {
  local missing=()
  while [ $# -gt 0 ]; do
    has_package "$1" "$2" || missing+=("$1")
    shift 2
  done
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

# The wide ncurses headers, the one thing that the build needs from the system.
need_ncurses() { need_packages libncurses-dev /usr/include/ncurses.h; }
