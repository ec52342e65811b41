/** Classes that show what the rules of the architecture refuse. */
@NullMarked
package dev.assize.cli.planted.reports;

import org.jspecify.annotations.NullMarked;
