/**
 * What of one record's gradient may enter a sum: the arithmetic of differentially private training before the noise.
 *
 * <p>Start at {@link dev.assize.engine.clip.Clipping}, the bound, and {@link dev.assize.engine.clip.Records}, which
 * says which rows of a batch belong together. {@link dev.assize.engine.plan.Plan#trainClipped} does the work and says
 * in {@link dev.assize.engine.clip.Clipped} what it found. A bound is in the units of the gradient of a record's summed
 * loss; noise and the division by the expected batch come after it.
 */
@NullMarked
package dev.assize.engine.clip;

import org.jspecify.annotations.NullMarked;
