#!/bin/bash
# Makes a release of the commit that is checked out: builds and tests it, builds it once more in another folder and
# compares the packages byte by byte, writes SHA-256 sums, and tags the commit. Nothing is pushed.
#
#   release.sh [--dry-run] [--without-tests]
#
#   --dry-run         do everything but tag; the changelog may still say "unreleased"
#   --without-tests   only with --dry-run: build and compare the packages, and run no test
#
# Needs a JDK 17, Maven, git, and Maven Central or a filled ~/.m2. The result is in target/release/.
set -euo pipefail
# a jar keeps the modes of the files from which it is made
umask 022
cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.."

die() {
    printf 'release: %s\n' "$@" >&2
    exit 1
}
section() { printf '\n=== %s ===\n' "$*"; }

dry='' goal=verify skip=()
for option; do
    case $option in
    --dry-run) dry=yes ;;
    --without-tests) goal=package skip=(-Dmaven.test.skip=true) ;;
    *) die "unknown option: $option" 'options: --dry-run, --without-tests' ;;
    esac
done
[[ -n $dry || $goal = verify ]] || die 'a release is tested: --without-tests needs --dry-run'

version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml)
tag=v$version
changes=$(git status --porcelain)
[[ -z $changes ]] || die 'the tree has changes that are not committed:' "$changes"
if git rev-parse -q --verify "refs/tags/$tag" >/dev/null; then
    die "the tag $tag exists already: set the next version in pom.xml"
fi
heading=$(grep -F -m 1 "## [$version] - " docs/changelog.md) || die "docs/changelog.md has no heading \"## [$version] - DATE\""
if [[ $heading = *unreleased ]]; then
    [[ -n $dry ]] || die "docs/changelog.md says \"$heading\": write the date of the release"
    echo "release: docs/changelog.md still says \"$heading\""
fi

work=$(mktemp -d "${TMPDIR:-/var/tmp}/tickets-release.XXXXXX")
trap 'rm -rf "$work"' EXIT
for name in first second/copy; do git clone -q --no-hardlinks . "$work/$name"; done

section "Build $version${skip:+ without tests}"
(cd "$work/first" && mvn -B -q -Ppackages "${skip[@]}" "$goal")

section 'Build once more, in another folder and another time zone'
(cd "$work/second/copy" && TZ=Asia/Tokyo mvn -B -q -Ppackages -Dmaven.test.skip=true package)
diff -r "$work/first/target/packages" "$work/second/copy/target/packages" ||
    die 'the two builds differ: the packages depend on the folder, the time or the user'

rm -rf target/release
mkdir -p target/release
cp -p "$work/first/target/packages"/* target/release
(cd target/release && sha256sum -- * >"$work/sums" && mv "$work/sums" SHA256SUMS && sha256sum --quiet -c SHA256SUMS)

if [[ -n $dry ]]; then
    section "Everything but the tag $tag is done"
else
    git tag -a "$tag" -m "tickets $version"
    section "The commit has the tag $tag"
    echo "Publish it: git push origin $tag"
fi
cat target/release/SHA256SUMS
