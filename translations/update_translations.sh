#!/bin/sh
# update_translations.sh BUILD_DIR: brings the .ts files up to date with the sources. New texts come in unfinished.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
"$here/lupdate.sh" "${1:?usage: update_translations.sh BUILD_DIR}" "$here"
echo "unfinished: $(grep -c 'type="unfinished"' "$here/kkachi_ko.ts" || true) Korean," \
    "$(grep -c 'type="unfinished"' "$here/kkachi_en.ts" || true) English plurals"
