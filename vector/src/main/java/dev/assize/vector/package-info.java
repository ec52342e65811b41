/**
 * Matrix products in the vector registers of the processor, through the incubating module {@code
 * jdk.incubator.vector}.
 *
 * <p>Start at {@link dev.assize.vector.VectorProducts}. Nothing else of this package is for others, and none of its
 * classes may be touched where that module is missing: who uses it asks the boot layer first. The module is compiled
 * apart from all others, because the compiler's warning of an incubating module cannot be turned off.
 */
@NullMarked
package dev.assize.vector;

import org.jspecify.annotations.NullMarked;
