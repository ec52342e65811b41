/** Classes that show what the rules of the architecture refuse. */
@NullMarked
package dev.assize.cli.planted.statistics.second;

import org.jspecify.annotations.NullMarked;
