# Shared by ./run and ./test: say, need, install, build. Sourced, not run.

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
fail() {
    printf '\n\033[31m%s\033[0m\n' "$1" >&2
    [ $# -gt 1 ] && printf 'What to do: %s\n' "$2" >&2
    exit 1
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

packages_run="g++ cmake ninja-build ccache pkg-config git ca-certificates nodejs npm tzdata
  libboost1.81-dev libboost-json1.81-dev libsoci-dev libsqlite3-dev libpq-dev libsodium-dev libssl-dev libfmt-dev
  libexpected-dev libtomlplusplus-dev libcli11-dev libkainjow-mustache-dev liboath-dev libqrencode-dev libcurl4-openssl-dev
  libhowardhinnant-date-dev libjemalloc-dev libexpat1-dev weasyprint fonts-liberation"
packages_test="libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev postgresql-15 sqlite3 chromium curl python3 poppler-utils
  clang-14 libclang-rt-14-dev clang-format-19 clang-tidy-19 strace eatmydata"

# Installs what is missing of the packages named.
need_packages() {
    local missing=()
    for package in "$@"; do
        # node and npm may come from elsewhere than Debian's packages
        case "$package" in
            nodejs) command -v node >/dev/null && continue ;;
            npm) command -v npm >/dev/null && continue ;;
            g++) command -v g++ >/dev/null && continue ;;
        esac
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    say "Installing ${#missing[@]} Debian packages"
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update -qq || fail "The list of Debian packages could not be read." "look at the network and /etc/apt/sources.list, then start again"
    as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        fail "Some packages could not be installed: ${missing[*]}" "install them by hand with apt-get, then start again"
}

# npm packages of a folder, once for each lock file.
need_npm() {
    local folder=$1 stamp=$1/node_modules/.installed
    [ -f "$stamp" ] && cmp -s "$stamp" "$folder/package-lock.json" && return
    say "Fetching npm packages for $folder"
    (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error) || fail "npm could not fetch what $folder needs." "look at the network, then start again"
    cp "$folder/package-lock.json" "$stamp"
}

build_assets() {
    local made=web/assets/dist/accord.css
    if [ ! -f "$made" ] || [ -n "$(find web/assets -path web/assets/node_modules -prune -o -path web/assets/dist -prune -o -newer "$made" -type f -print -quit)" ]; then
        say "Building styles and scripts"
        sh web/assets/build.sh || fail "The styles could not be built."
    fi
}

# build PRESET TARGET…
build() {
    local preset=$1
    shift
    export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
    mkdir -p build
    cmake --preset "$preset" >build/configure.log 2>&1 || { cat build/configure.log; fail "CMake could not prepare the build." "read the lines above"; }
    cmake --build --preset "$preset" --target "$@" -- -j "$(nproc)" || fail "The build failed." "read the first error above"
}
