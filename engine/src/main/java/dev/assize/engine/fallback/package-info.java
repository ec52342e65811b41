/**
 * What has no rule, run by DL4J itself, one example at a time: slow, but the same numbers.
 *
 * <p>Start at {@link dev.assize.engine.fallback.Dl4jRule}. ND4J arrays live for one example and do not leave this
 * package.
 */
@NullMarked
package dev.assize.engine.fallback;

import org.jspecify.annotations.NullMarked;
