/** Classes that show what the rules of the architecture refuse. */
@NullMarked
package dev.assize.cli.planted.engine;

import org.jspecify.annotations.NullMarked;
