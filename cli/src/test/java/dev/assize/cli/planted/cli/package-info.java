/** Classes that show what the rules of the architecture refuse. */
@NullMarked
package dev.assize.cli.planted.cli;

import org.jspecify.annotations.NullMarked;
