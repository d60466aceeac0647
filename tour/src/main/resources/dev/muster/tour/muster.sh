#!/bin/sh
# Starts the Muster beside it, with the AOT cache where one was made. JAVA_OPTS go to Java, arguments to Muster.
here=$(cd "$(dirname "$0")" && pwd)
set -- -jar "$here/muster.jar" "$@"
if [ -f "$here/muster.aot" ]; then
    set -- "-XX:AOTCache=$here/muster.aot" "$@"
fi
# smaller objects, where Java has them; a cache is used only with the headers with which it was made
set -- -XX:+IgnoreUnrecognizedVMOptions -XX:+UseCompactObjectHeaders "$@"
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" $JAVA_OPTS "$@"
