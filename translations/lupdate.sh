#!/bin/sh
# lupdate.sh BUILD_DIR TARGET_DIR: collects every text to translate into TARGET_DIR/kkachi_ko.ts and kkachi_en.ts.
# update_translations.sh and check_translations.sh both call it, so that they see the same texts.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
path_file="$1/translations/lupdate.path"
if [ ! -r "$path_file" ]; then
    echo "translations: $1 is not a configured build directory" >&2
    exit 2
fi
lupdate=$(cat "$path_file")
cd "$root"
collect() {
    "$lupdate" -silent ui app core -I "$root" -I "$root/core" -extensions cpp,h -no-obsolete -locations none \
        -tr-function-alias QT_TRANSLATE_NOOP+=KKACHI_TRANSLATABLE -source-language en_US "$@"
}
collect -target-language ko_KR -ts "$2/kkachi_ko.ts"
collect -target-language en_US -pluralonly -ts "$2/kkachi_en.ts"
