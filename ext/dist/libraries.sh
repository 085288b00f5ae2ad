#!/bin/sh
# libraries.sh - pcre2, utf8proc and cmocka as static libraries, by the compiler of another platform
#
#   FLAGS=... libraries.sh CC AR SOURCES FOLDER NAME...     gives FOLDER/lib/*.a and FOLDER/include, compiled with FLAGS
#
# SOURCES is what fetch.sh unpacked. Each is compiled as its notes on builds without autotools say: that asks nothing
# of the machine that it is for.
set -eu

cc=$1 ar=$2 sources=$3 folder=$4
shift 4
mkdir -p "$folder/lib" "$folder/include"

# compile LIBRARY FLAG... -- FILE...: the files, into one archive
compile() {
    library=$1 flags=
    shift
    while [ "$1" != -- ]; do flags="$flags $1" && shift; done
    shift
    mkdir -p "$folder/$library"
    for file in "$@"; do
        $cc -O2 ${FLAGS:-} -fvisibility=hidden -ffunction-sections -fdata-sections -w $flags -c "$file" \
            -o "$folder/$library/$(basename "$file" .c).o"
    done
    rm -f "$folder/lib/$library.a"
    "$ar" rcs "$folder/lib/$library.a" "$folder/$library"/*.o
}

pcre2() {
    source=$sources/pcre2/src
    cp "$source/config.h.generic" "$source/config.h"
    cp "$source/pcre2_chartables.c.dist" "$source/pcre2_chartables.c"
    cp "$source/pcre2.h.generic" "$folder/include/pcre2.h"
    set --
    for part in auto_possess chartables compile config context convert dfa_match error extuni find_bracket jit_compile \
        maketables match match_data newline ord2utf pattern_info script_run serialize string_utils study substitute \
        substring tables ucd valid_utf xclass; do
        set -- "$@" "$source/pcre2_$part.c"
    done
    compile libpcre2-8 -I"$folder/include" -DHAVE_CONFIG_H -DPCRE2_CODE_UNIT_WIDTH=8 -DPCRE2_STATIC -DSUPPORT_UNICODE \
        -DPCRE2_EXPORT= -- "$@"
}

utf8proc() {
    cp "$sources/utf8proc/utf8proc.h" "$folder/include"
    compile libutf8proc -DUTF8PROC_STATIC -- "$sources/utf8proc/utf8proc.c"
}

cmocka() {
    cp "$sources/cmocka/include/"cmocka*.h "$folder/include"
    compile libcmocka -I"$sources/cmocka/include" -DHAVE_INTTYPES_H -DHAVE_SIGNAL_H -DHAVE_STDINT_H -DHAVE_STRUCT_TIMESPEC \
        -DHAVE_TIME_H -DHAVE_CLOCK_GETTIME -D_POSIX_C_SOURCE=200809L -- "$sources/cmocka/src/cmocka.c"
}

for name; do "$name"; done
