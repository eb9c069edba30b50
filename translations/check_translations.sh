#!/bin/sh
# check_translations.sh BUILD_DIR: fails when a text of the sources is missing from a .ts file, or not translated.
# Changes nothing in the tree.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=${1:?usage: check_translations.sh BUILD_DIR}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/kkachi_ko.ts" "$here/kkachi_en.ts" "$work"
"$here/lupdate.sh" "$build" "$work"

failed=0
for language in ko en; do
    file="kkachi_$language.ts"
    if ! cmp -s "$here/$file" "$work/$file"; then
        echo "translations: $file does not match the sources; run translations/update_translations.sh $build" >&2
        diff "$here/$file" "$work/$file" | head -40 >&2 || true
        failed=1
    fi
    unfinished=$(grep -c 'type="unfinished"' "$work/$file" || true)
    if [ "$unfinished" -ne 0 ]; then
        echo "translations: $file has $unfinished texts without a translation:" >&2
        grep -B 3 'type="unfinished"' "$work/$file" | grep '<source>' >&2 || true
        failed=1
    fi
done
exit "$failed"
