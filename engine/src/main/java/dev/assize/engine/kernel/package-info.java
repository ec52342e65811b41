/**
 * Arithmetic on plain Java arrays, once for {@code float[]} and once for {@code double[]}.
 *
 * <p>Start at {@link dev.assize.engine.kernel.Kernels}. Layer rules are written once against these interfaces; only
 * what is here exists twice. Matrices are row-major and start at index 0 of their array, because the matrix product
 * of the native library takes a Java array without an offset. Kernels run on the calling thread, keep no state and
 * check nothing: their callers own the buffers and know the shapes.
 */
@NullMarked
package dev.assize.engine.kernel;

import org.jspecify.annotations.NullMarked;
