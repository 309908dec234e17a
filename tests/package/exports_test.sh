#!/bin/sh
# What a shared library gives away: its name for programs is libssi.so.MAJOR.MINOR; all it exports
# is in namespace ssi and declared in a public header; and of each class that a header exports and
# that has typeinfo, the typeinfo is exported too, or exceptions could not be caught by type.
#
#     exports_test.sh LIBSSI.so VERSION HEADERS
set -eu
library=$1 version=$2 headers=$3
failures=0

fail() {
  echo "$*"
  failures=$((failures + 1))
}

soname=$(readelf --dynamic "$library" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p')
[ "$soname" = "libssi.so.${version%.*}" ] || fail "the SONAME is '$soname'"

exports=$(nm --dynamic --defined-only --format=posix "$library" | cut -d' ' -f1)
names=$(echo "$exports" | c++filt | sed -E 's/^(typeinfo|typeinfo name|vtable) for //')
stray=$(echo "$names" | grep -v '^ssi::' || true)
[ -z "$stray" ] || fail "exported, but not in namespace ssi:
$stray"

# ssi::Model::id() is declared where Model is; ssi::operator<<(...) where operator<< is.
declared=$(find "$headers" -name '*.hpp' -exec cat {} +)
for name in $(echo "$names" | sed -E 's/^ssi::(operator[^(]*|[A-Za-z0-9_]*).*/\1/' | sort -u); do
  case $declared in
    *"$name"*) ;;
    *) fail "exported, but in no public header: ssi::$name" ;;
  esac
done

classes=0
for class in $(echo "$declared" | sed -nE 's/^(class|struct) SSI_EXPORT ([A-Za-z0-9_]+) .*/\2/p'); do
  typeinfo=_ZTIN3ssi${#class}${class}E
  nm "$library" | grep -q " $typeinfo\$" || continue  # a class without virtual functions has none
  classes=$((classes + 1))
  echo "$exports" | grep -qx "$typeinfo" || fail "no typeinfo of ssi::$class is exported"
done
[ "$classes" -gt 0 ] || fail "no exported class has typeinfo: is the library stripped?"

echo "$(echo "$exports" | wc -l) exports, typeinfos of $classes classes, $failures failures"
[ "$failures" -eq 0 ]
